package dev.tranche.contract;

import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Supplier;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** How terms become others, and what must hold when a contract is signed. */
final class TermsChange {

  private TermsChange() {}

  /**
   * The terms with what is given in place of what was: an item given without a value keeps the one
   * it had, a value per item replaces the one for all, and the other way round.
   */
  static Terms merged(
      Terms terms,
      @Nullable Supplier supplier,
      @Nullable List<Item> items,
      @Nullable MonetaryValue value) {
    if (items != null && items.isEmpty()) {
      throw new Refused("A signed contract needs at least one item.", "items");
    }
    Supplier by = supplier == null ? terms.supplier() : supplier;
    if (value != null) {
      return new Terms(by, items == null ? terms.itemsWithoutValue() : items, value);
    }
    if (items == null) {
      return new Terms(by, terms.items(), terms.value());
    }
    Map<String, Item> before = terms.itemsById();
    List<Item> valued = items.stream().map(item -> keepingValue(item, before)).toList();
    boolean valuePerItem = valued.stream().anyMatch(item -> item.value() != null);
    return new Terms(by, valued, valuePerItem ? null : terms.value());
  }

  private static Item keepingValue(Item item, Map<String, Item> before) {
    Item same = before.get(item.id());
    return item.value() != null || same == null ? item : item.valued(same.value());
  }

  static void checkCurrency(Terms before, Terms after) {
    CurrencyUnit was = before.currency().orElse(null);
    CurrencyUnit is = after.currency().orElse(null);
    if (was != null && is != null && !was.equals(is)) {
      throw new Refused(
          "The contract is in %s: its value cannot be given in %s.".formatted(was, is), "value");
    }
  }

  /** Nothing that has arrived can be left unordered. */
  static void checkDelivered(Terms terms, Agreement agreement) {
    Map<String, Item> ordered = terms.itemsById();
    for (Map.Entry<String, Long> arrived : agreement.deliveries().unitsByItem().entrySet()) {
      long delivered = arrived.getValue();
      if (delivered == 0) {
        continue;
      }
      Item item = ordered.get(arrived.getKey());
      if (item == null) {
        throw new Refused(
            "Of '%s', units have been delivered: it stays an item.".formatted(arrived.getKey()),
            "items");
      }
      if (item.quantity().isKnown() && delivered > item.quantity().units()) {
        throw new Refused(
            "%d of %s have been delivered: no fewer can be ordered, and %s is fewer."
                .formatted(delivered, item.designation(), item.quantity()),
            "items");
      }
    }
  }
}
