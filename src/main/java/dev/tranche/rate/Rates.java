package dev.tranche.rate;

import dev.tranche.fact.Viewpoint;

/** The rates in the book, as far as their view has come. */
public interface Rates {

  /** What was known of them on the viewpoint's day to look from. */
  RateTable known(Viewpoint viewpoint);
}
