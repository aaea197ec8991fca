package dev.tranche.pages.yard;

import dev.tranche.fact.MonetaryValue;
import dev.tranche.pages.Formats;
import java.util.Collection;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a framework agreement may be worth against what its contracts are, in one currency.
 *
 * @param ceiling absent where none is known in this currency
 * @param signed the sum of the contracts called off whose value is known in it
 * @param talks that of the contracts in talks; absent where there is none
 * @param atLeast whether the value of some contract called off is not known
 */
record WorthLine(
    @Nullable MonetaryValue ceiling,
    MonetaryValue signed,
    @Nullable MonetaryValue talks,
    boolean atLeast) {

  private static final Formats F = Formats.INSTANCE;

  /** The sum of those in a currency; absent where none is. */
  static @Nullable MonetaryValue sum(
      Collection<? extends @Nullable MonetaryValue> values, CurrencyUnit currency) {
    MonetaryValue sum = null;
    for (MonetaryValue each : values) {
      if (each != null && each.currency().equals(currency)) {
        sum = sum == null ? each : sum.plus(each);
      }
    }
    return sum;
  }

  public Bar bar() {
    return Bar.of(size(signed), size(talks), size(ceiling));
  }

  public boolean exceeded() {
    return ceiling != null && signed.money().isGreaterThan(ceiling.money());
  }

  public String words() {
    String of = (atLeast ? "at least " : "") + F.money(signed);
    String whole = ceiling == null ? of : "%s of %s".formatted(of, F.money(ceiling));
    String more = talks == null ? "" : ", %s in talks".formatted(F.money(talks));
    return "%s called off%s%s".formatted(whole, exceeded() ? ", more than the ceiling" : "", more);
  }

  private static double size(@Nullable MonetaryValue value) {
    return value == null ? 0 : value.money().getAmount().doubleValue();
  }
}
