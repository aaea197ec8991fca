package dev.tranche.contract;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What makes a delivery schedule fit the terms it belongs to. */
final class Plan {

  private Plan() {}

  /**
   * The schedule with every batch bound to its item. Refused where a batch names no item of the
   * terms, plans more than is ordered, or is due for certain before the signature.
   */
  static DeliverySchedule checked(DeliverySchedule schedule, Terms terms, EdtfDate signed) {
    Map<String, Item> items = terms.itemsById();
    List<Batch> batches =
        schedule.batches().stream()
            .map(b -> items.containsKey(b.item()) ? b : b.ofItem(itemOf(terms, b.item()).id()))
            .toList();
    DeliverySchedule bound = new DeliverySchedule(batches);
    Map<String, Long> plannedByItem = bound.plannedByItem();
    for (Item item : terms.items()) {
      long planned = plannedByItem.getOrDefault(item.id(), 0L);
      if (item.quantity().isKnown() && planned > item.quantity().units()) {
        throw new Refused(
            "The schedule plans %d of %s, more than the %s ordered."
                .formatted(planned, item.designation(), item.quantity()),
            "schedule");
      }
    }
    for (Batch batch : batches) {
      Chronology.checkOrder("the signature", signed, "A batch", batch.due(), "schedule");
    }
    return bound;
  }

  /** The item that is meant; an empty id means the only one. */
  static Item itemOf(Terms terms, String id) {
    if (id.isEmpty() && terms.items().size() == 1) {
      return terms.items().getFirst();
    }
    Optional<Item> found = terms.item(id);
    if (found.isPresent()) {
      return found.get();
    }
    String ids = Names.some(terms.itemsById().keySet());
    throw new Refused(
        id.isEmpty()
            ? "The contract has several items: say which of %s.".formatted(ids)
            : "The contract has no item '%s': it has %s.".formatted(id, ids),
        "item");
  }
}
