package dev.tranche.contract;

import java.util.List;
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
    List<Item> valued = items.stream().map(item -> keepingValue(item, terms)).toList();
    boolean valuePerItem = valued.stream().anyMatch(item -> item.value() != null);
    return new Terms(by, valued, valuePerItem ? null : terms.value());
  }

  private static Item keepingValue(Item item, Terms terms) {
    return item.value() != null
        ? item
        : item.valued(terms.item(item.id()).map(Item::value).orElse(null));
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
    for (Agreement.Delivery delivery : agreement.arrived().toList()) {
      Item item =
          terms
              .item(delivery.item())
              .orElseThrow(
                  () ->
                      new Refused(
                          "Of '%s', units have been delivered: it stays an item."
                              .formatted(delivery.item()),
                          "items"));
      long delivered = agreement.delivered(item.id());
      if (item.quantity().isKnown() && delivered > item.quantity().units()) {
        throw new Refused(
            "%d of %s have been delivered: no fewer can be ordered, and %s is fewer."
                .formatted(delivered, item.designation(), item.quantity()),
            "items");
      }
    }
  }
}
