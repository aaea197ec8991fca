package dev.tranche.pages.deal;

import dev.tranche.delivery.ContractSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Contracts as an Excel workbook whose cells are numbers, days, yes or no, and texts. */
final class ContractWorkbook implements ContractFile {

  private static final int ROWS_HELD = 500;
  private static final double WIDTH = 18;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int row;

  ContractWorkbook(OutputStream out) {
    workbook = new Workbook(out, "Tranche", null);
    sheet = workbook.newWorksheet("Contracts");
    sheet.freezePane(1, 1);
    for (int column = 0; column < ContractColumn.ALL.size(); column++) {
      sheet.width(column, WIDTH);
      sheet.value(0, column, ContractColumn.ALL.get(column).name());
      sheet.style(0, column).bold().set();
    }
  }

  @Override
  public void write(ContractSummary contract) throws IOException {
    row++;
    for (int column = 0; column < ContractColumn.ALL.size(); column++) {
      put(column, ContractColumn.ALL.get(column).cell().apply(contract));
    }
    if (row % ROWS_HELD == 0) {
      sheet.flush();
    }
  }

  private void put(int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case Number number -> sheet.value(row, column, number);
      case Boolean is -> sheet.value(row, column, is);
      case LocalDate day -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      default -> sheet.inlineString(row, column, cell.toString());
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
