package dev.tranche.backlog;

import dev.tranche.contract.Party;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Where the entries of the order book come from; all that is asked of it is a sum over them. */
interface Entries {

  /**
   * Hands over the entries that the sum has in it, with the buyer, in any order. Of those that are
   * one to the grain there may be one with their sum, named and dated as any of them.
   */
  void forEach(Grain grain, BiConsumer<Party, Entry> each);

  /**
   * How many changes there were to them up to now; a sum that is asked for later has all of them.
   * Empty where that is not known.
   */
  default OptionalLong changes() {
    return OptionalLong.empty();
  }
}
