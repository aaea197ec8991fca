package dev.tranche.pages.yard;

import dev.tranche.contract.Item;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract in talks that may become a call-off: its buyer and its supplier are those of the
 * framework agreement, or no supplier is chosen yet, and a ceiling covers these items of it.
 */
record Talk(String contract, List<Item> items, @Nullable MonetaryValue value) {

  /** How many of that designation, item by item. */
  Stream<Quantity> quantities(String designation) {
    return items.stream()
        .filter(item -> item.designation().equals(designation))
        .map(Item::quantity);
  }
}
