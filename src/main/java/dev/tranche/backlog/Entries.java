package dev.tranche.backlog;

import dev.tranche.contract.Party;
import dev.tranche.contract.Viewpoint;
import java.util.function.BiConsumer;

/** Where the entries of the order book come from; all that is asked of it is a sum over them. */
interface Entries {

  /** Hands over each entry that is seen from the viewpoint, with the buyer, in any order. */
  void forEach(Viewpoint viewpoint, BiConsumer<Party, Entry> each);
}
