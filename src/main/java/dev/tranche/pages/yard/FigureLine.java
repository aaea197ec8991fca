package dev.tranche.pages.yard;

import dev.tranche.fact.MonetaryValue;
import dev.tranche.figure.Amount;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.FigureView.Statement;
import dev.tranche.figure.Measure;
import dev.tranche.pages.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A published figure as its source states it, beside the contracts signed in its period.
 *
 * @param stated its last statement that is seen
 * @param earlier what its source stated before
 * @param tracked what the contracts signed in its period sum to, in its currency; absent where
 *     contracts are no measure for it
 * @param estimated whether an estimate is in that, or in what else was signed in its years
 * @param others what is signed in the period besides, in other currencies; never converted
 */
record FigureLine(
    FigureView figure,
    Statement stated,
    List<Statement> earlier,
    @Nullable Money tracked,
    boolean estimated,
    List<Money> others) {

  private static final int PLACES = 4;

  /** What can be set against contracts: money that is or shall be signed for, by a supplier. */
  static boolean isComparable(FigureView figure) {
    return switch (figure.measure()) {
      case ORDER_INTAKE, TARGET -> figure.counterpart() == null;
      case UNITS_ON_ORDER, UNITS_DELIVERED, AID, PLEDGE -> false;
    };
  }

  /** The value that is stated; absent for units, and where it is withdrawn. */
  public @Nullable MonetaryValue value() {
    return value(stated);
  }

  private static @Nullable MonetaryValue value(Statement statement) {
    Amount amount = statement.amount();
    return amount == null ? null : amount.value();
  }

  /** The amount of a statement in words. */
  public String told(Statement statement) {
    Amount amount = statement.amount();
    if (amount == null) {
      return "withdrawn";
    }
    return amount.value() != null
        ? Formats.INSTANCE.money(amount.value())
        : amount.units() == null
            ? Formats.UNKNOWN
            : Formats.INSTANCE.quantity(amount.units()) + " units";
  }

  /** Tracked over published, as a decimal; absent where there is nothing to divide. */
  public @Nullable String share() {
    MonetaryValue published = value();
    if (tracked == null || published == null || published.money().isZero()) {
      return null;
    }
    BigDecimal whole = published.money().getAmount();
    return tracked.getAmount().divide(whole, PLACES, RoundingMode.HALF_UP).toPlainString();
  }

  public boolean isTarget() {
    return figure.measure() == Measure.TARGET;
  }

  /** The calendar year that the period is, or lies in; none where it is longer than one. */
  static OptionalInt year(FigureView figure) {
    int first = figure.period().earliest().getYear();
    return first == figure.period().latest().getYear()
        ? OptionalInt.of(first)
        : OptionalInt.empty();
  }

  /** The same for a link to what was signed in it; nothing where the period is another one. */
  public @Nullable String year() {
    OptionalInt year = isOfYears(figure) ? year(figure) : OptionalInt.empty();
    return year.isPresent() ? Formats.year(year.getAsInt()) : null;
  }

  /** Whether a period is whole calendar years, with neither end open. */
  static boolean isOfYears(FigureView figure) {
    LocalDate from = figure.period().earliest();
    LocalDate to = figure.period().latest();
    return !from.equals(LocalDate.MIN)
        && !to.equals(LocalDate.MAX)
        && from.getDayOfYear() == 1
        && to.plusDays(1).getDayOfYear() == 1;
  }
}
