package dev.tranche.embedded;

import java.util.List;

/**
 * How an index answers a query: the ranges to read, in which direction, and whether what comes out
 * is in the order asked for. It finds every match and perhaps more; the filter decides.
 */
record IndexPlan(
    OrderedIndex index, List<KeyRange> ranges, boolean reverse, boolean sorted, int merit) {

  Scan scan() {
    return new Scan(index, ranges, reverse);
  }
}
