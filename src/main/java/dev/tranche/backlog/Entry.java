package dev.tranche.backlog;

import dev.tranche.fact.Visibility;

/**
 * One entry of the ledger: units and value that were ordered, delivered or cancelled, and from when
 * on that is seen. Negative where it reverses.
 *
 * @param value in the smallest unit of the line's currency
 */
record Entry(Kind kind, Line line, Visibility dates, long units, long value) {

  /** What happened to the units. Backlog is ordered less delivered less cancelled. */
  enum Kind {
    ORDERED(1),
    DELIVERED(-1),
    CANCELLED(-1);

    private final int sign;

    Kind(int sign) {
      this.sign = sign;
    }

    /** What an entry of the kind does to the backlog: 1 adds, -1 takes away. */
    int sign() {
      return sign;
    }
  }
}
