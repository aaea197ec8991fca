package dev.tranche.backlog;

import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the order book, whatever is summed: from where it is looked at, which part of
 * it, and in which currency; each in its own where none is given.
 */
public record Question(Viewpoint viewpoint, Selection selection, @Nullable CurrencyUnit in) {

  /** Of the whole order book, each value in its own currency. */
  public static Question from(Viewpoint viewpoint) {
    return new Question(viewpoint, Selection.ALL, null);
  }

  /** Whether the entry is seen from there, and is of that part. */
  boolean sees(Party buyer, Entry entry) {
    return entry.dates().seenFrom(viewpoint) && selection.has(buyer, entry);
  }
}
