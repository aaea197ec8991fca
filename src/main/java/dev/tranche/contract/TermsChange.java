package dev.tranche.contract;

import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What must hold when the terms of a signed contract become others. */
final class TermsChange {

  private TermsChange() {}

  /**
   * The terms with what is given in place of what was; a value per item replaces the one for all.
   */
  static Terms merged(
      Terms terms,
      @Nullable Supplier supplier,
      @Nullable List<Item> items,
      @Nullable MonetaryValue value) {
    boolean valuePerItem = items != null && items.stream().anyMatch(item -> item.value() != null);
    if (items != null && items.isEmpty()) {
      throw new Refused("A signed contract needs at least one item.");
    }
    return new Terms(
        supplier == null ? terms.supplier() : supplier,
        items == null ? terms.items() : items,
        value != null ? value : valuePerItem ? null : terms.value());
  }

  static void checkCurrency(Terms before, Terms after) {
    CurrencyUnit was = before.currency().orElse(null);
    CurrencyUnit is = after.currency().orElse(null);
    if (was != null && is != null && !was.equals(is)) {
      throw new Refused(
          "The contract is in %s: its value cannot be given in %s.".formatted(was, is));
    }
  }

  /** Nothing that has arrived can be left unordered. */
  static void checkDelivered(Terms terms, Agreement agreement) {
    for (Agreement.Delivery delivery : agreement.deliveries().values()) {
      Item item =
          terms
              .item(delivery.item())
              .orElseThrow(
                  () ->
                      new Refused(
                          "Of '%s', units have been delivered: it stays an item."
                              .formatted(delivery.item())));
      long delivered = agreement.delivered(item.id());
      if (item.quantity().isKnown() && delivered > item.quantity().units()) {
        throw new Refused(
            "%d of %s have been delivered: no fewer can be ordered, and %s is fewer."
                .formatted(delivered, item.designation(), item.quantity()));
      }
    }
  }
}
