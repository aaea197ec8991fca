package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.fact.Party;
import java.util.Set;
import java.util.function.BiConsumer;

/** Where the entries of the order book come from. */
interface Entries {

  /**
   * Hands over those that the question sees, with the buyer; those of one line one behind the
   * other.
   */
  void forEach(Question question, Set<Kind> kinds, BiConsumer<Party, Entry> each);
}
