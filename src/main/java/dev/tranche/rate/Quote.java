package dev.tranche.rate;

import java.math.BigDecimal;
import java.util.List;

/** What an amount in one currency is multiplied by to be one in another, or why it cannot be. */
public sealed interface Quote {

  /**
   * A factor, and the rates that it follows from: none between a currency and itself, two where it
   * goes by way of a third currency.
   */
  record Known(BigDecimal factor, List<PublishedRate> rates) implements Quote {}

  /** Why there is no factor. */
  enum Absent implements Quote {
    /** No rate between the two is known for that day or an earlier one. */
    NO_RATE,
    /** The last one is older than {@link RateTable#LONGEST_DAYS}. */
    TOO_OLD
  }
}
