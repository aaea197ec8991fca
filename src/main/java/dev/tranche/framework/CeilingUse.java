package dev.tranche.framework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tranche.contract.Category;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far one designation is called off: in whole units, and no more exactly than its sources.
 *
 * @param ceiling absent where something is called off that no ceiling covers
 * @param value what the ceiling may be worth; compared with nothing
 * @param calledOff units called off by all contracts together, as far as they are known
 * @param remaining units that can still be called off, 0 if exceeded; absent where not known
 * @param exceeded whether more is called off than the ceiling allows
 * @param callOffs what it is made of, or those of them that a page shows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CeilingUse(
    String designation,
    Category category,
    @Nullable Quantity ceiling,
    @Nullable MonetaryValue value,
    long calledOff,
    Precision precision,
    @Nullable Quantity remaining,
    boolean exceeded,
    List<Share> callOffs) {

  /** What one item of one contract calls off, and since when. */
  public record Share(String contract, String item, Quantity quantity, EdtfDate effective) {}

  /** How exactly the units called off are known. In JSON in lower case with hyphens. */
  public enum Precision {
    EXACT,
    ESTIMATED,
    /** Some quantity is not known: there may be more. */
    AT_LEAST;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public CeilingUse {
    callOffs = List.copyOf(callOffs);
  }

  /** The same sums, with some of what they are made of. */
  CeilingUse showing(List<Share> some) {
    return new CeilingUse(
        designation, category, ceiling, value, calledOff, precision, remaining, exceeded, some);
  }

  static CeilingUse of(
      String designation, Category category, @Nullable Ceiling ceiling, List<Share> callOffs) {
    long units = callOffs.stream().mapToLong(share -> share.quantity().units()).sum();
    Precision precision = precision(callOffs);
    Quantity most = ceiling == null ? null : ceiling.quantity();
    return new CeilingUse(
        designation,
        category,
        most,
        ceiling == null ? null : ceiling.value(),
        units,
        precision,
        most == null ? null : remaining(most, units, precision),
        most != null && exceeds(units, most),
        callOffs);
  }

  private static Precision precision(List<Share> callOffs) {
    if (callOffs.stream().anyMatch(share -> !share.quantity().isKnown())) {
      return Precision.AT_LEAST;
    }
    return callOffs.stream().anyMatch(share -> isEstimated(share.quantity()))
        ? Precision.ESTIMATED
        : Precision.EXACT;
  }

  private static @Nullable Quantity remaining(Quantity most, long units, Precision precision) {
    if (exceeds(units, most)) {
      return Quantity.exact(0);
    }
    if (!most.isKnown() || precision == Precision.AT_LEAST) {
      return null;
    }
    long rest = most.units() - units;
    return precision == Precision.ESTIMATED || isEstimated(most)
        ? Quantity.estimated(rest)
        : Quantity.exact(rest);
  }

  private static boolean exceeds(long units, Quantity most) {
    return most.isKnown() && units > most.units();
  }

  private static boolean isEstimated(Quantity quantity) {
    return quantity.precision() == Quantity.Precision.ESTIMATED;
  }
}
