package dev.tranche.pages.yard;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import dev.tranche.framework.FrameworkOn;
import dev.tranche.pages.Formats;
import dev.tranche.pages.Pager;
import dev.tranche.pages.Rows;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A framework agreement as its page shows it.
 *
 * @param ceilings those of the page shown
 * @param worth one line for each currency in which a ceiling or a contract has a value
 * @param callOffs by their date, those of the page shown
 */
record FrameworkSheet(
    FrameworkOn framework,
    List<CeilingLine> ceilings,
    Pager ceilingPages,
    List<WorthLine> worth,
    Rows<CallOffLine> callOffs,
    List<Talk> talks) {

  /** The parameters of its address that say which page of a table is shown. */
  static final String CEILINGS = "ceilings";

  static final String CALL_OFFS = "callOffs";

  /**
   * What one item of one contract calls off.
   *
   * @param inBook whether the contract itself is seen, so that there is a page of it
   * @param value of the whole contract
   */
  record CallOffLine(
      String contract,
      String designation,
      Quantity quantity,
      EdtfDate effective,
      boolean inBook,
      @Nullable MonetaryValue value) {}

  /** What matters most, as a sentence. */
  public String headline() {
    return ceilings.stream()
        .filter(CeilingLine::hasCeiling)
        .findFirst()
        .map(line -> "%s: %s".formatted(line.use().designation(), line.words()))
        .or(() -> worth.stream().findFirst().map(FrameworkSheet::sentence))
        .orElse("Nothing is known to be called off");
  }

  private static String sentence(WorthLine line) {
    String words = line.words();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Who agreed with whom, and when, as a sentence. */
  public String parties() {
    Formats f = Formats.INSTANCE;
    if (framework.buyer() == null) {
      return "Known only from what was called off.";
    }
    String supplier =
        framework.supplier() == null ? "a supplier that is not known" : framework.supplier().name();
    String ended =
        framework.ended() == null ? "" : ", ended %s".formatted(f.date(framework.ended()));
    return "%s with %s, signed %s%s."
        .formatted(f.party(framework.buyer()), supplier, f.date(framework.signed()), ended);
  }
}
