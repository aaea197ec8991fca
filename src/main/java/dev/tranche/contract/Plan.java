package dev.tranche.contract;

import java.util.List;

/** What makes a delivery schedule fit the terms it belongs to. */
final class Plan {

  private Plan() {}

  /**
   * The schedule with every batch bound to its item. Refused where a batch names no item of the
   * terms, plans more than is ordered, or is due for certain before the signature.
   */
  static DeliverySchedule checked(DeliverySchedule schedule, Terms terms, EdtfDate signed) {
    List<Batch> batches =
        schedule.batches().stream()
            .map(b -> new Batch(itemOf(terms, b.item()).id(), b.quantity(), b.due()))
            .toList();
    DeliverySchedule bound = new DeliverySchedule(batches);
    for (Item item : terms.items()) {
      long planned = bound.planned(item.id());
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
    List<String> ids = terms.items().stream().map(Item::id).toList();
    if (id.isEmpty()) {
      throw new Refused("The contract has several items: say which of %s.".formatted(ids), "item");
    }
    return terms
        .item(id)
        .orElseThrow(
            () ->
                new Refused(
                    "The contract has no item '%s': it has %s.".formatted(id, ids), "item"));
  }
}
