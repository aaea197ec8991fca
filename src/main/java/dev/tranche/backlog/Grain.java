package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.Party;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Which entries a sum is made of, and which of them it tells apart. Entries of one kind that have
 * the same keys in the groups, the same currency, both estimated or both not, days of the same
 * period, and value that is converted alike, are one to it.
 *
 * @param groups no periods are among them
 * @param period a number for each day that something takes effect on
 */
record Grain(
    Question question,
    Set<Kind> kinds,
    List<Dimension> groups,
    ToLongFunction<LocalDate> period,
    Valuation valuation) {

  static Grain of(Set<Kind> kinds, Breakdown by, Question question, Valuation valuation) {
    return new Grain(question, kinds, by.groups(), by::period, valuation);
  }

  /** Whether the sum has this entry in it. */
  boolean has(Party buyer, Entry entry) {
    return kinds.contains(entry.kind())
        && entry.dates().seenFrom(question.viewpoint())
        && question.selection().has(buyer, entry);
  }
}
