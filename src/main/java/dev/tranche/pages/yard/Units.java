package dev.tranche.pages.yard;

import dev.tranche.fact.Quantity;
import dev.tranche.framework.CeilingUse.Precision;
import dev.tranche.pages.Formats;
import java.util.List;

/**
 * A sum of quantities, told no more exactly than they are.
 *
 * @param known as far as they are known
 */
record Units(long known, Precision precision) {

  static Units of(List<Quantity> quantities) {
    long known = quantities.stream().mapToLong(Quantity::units).sum();
    if (!quantities.stream().allMatch(Quantity::isKnown)) {
      return new Units(known, Precision.AT_LEAST);
    }
    boolean exact =
        quantities.stream().allMatch(each -> each.precision() == Quantity.Precision.EXACT);
    return new Units(known, exact ? Precision.EXACT : Precision.ESTIMATED);
  }

  /** Both together, no more exact than either. */
  Units plus(Units more) {
    boolean lessExact = more.precision.compareTo(precision) > 0;
    return new Units(known + more.known, lessExact ? more.precision : precision);
  }

  String words() {
    String number = Formats.INSTANCE.number(known);
    return switch (precision) {
      case EXACT -> number;
      case ESTIMATED -> "about " + number;
      case AT_LEAST -> "at least " + number;
    };
  }
}
