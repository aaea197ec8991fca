package dev.tranche.pages.deal;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tranche.delivery.ContractSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contracts as CSV in UTF-8; no text in it is taken for a formula by a spreadsheet. */
final class ContractCsv implements ContractFile {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

  private final CsvWriter csv;

  ContractCsv(OutputStream out) {
    csv = CsvWriter.builder().build(out);
    csv.writeRecord(ContractColumn.ALL.stream().map(ContractColumn::name).toList());
  }

  @Override
  public void write(ContractSummary contract) {
    List<String> cells =
        ContractColumn.ALL.stream().map(column -> text(column.cell().apply(contract))).toList();
    csv.writeRecord(cells);
  }

  /** A text that would begin a formula begins with an apostrophe instead; numbers need none. */
  static String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case String text when !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ->
          "'" + text;
      case Boolean is -> is ? "yes" : "no";
      default -> cell.toString();
    };
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
