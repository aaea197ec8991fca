package dev.tranche.delivery;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.Batch;
import dev.tranche.contract.Category;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Item;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Source;
import dev.tranche.contract.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A contract in few words, in force from its signature on, to be looked at on any day. */
final class Deal {

  private static final Source SOURCE = new Source("Example Gazette", null, null, null);

  private final EdtfDate signed;
  private final List<Item> items = new ArrayList<>();
  private final List<Batch> signedBatches = new ArrayList<>();
  private final List<Dated<DeliverySchedule>> revisions = new ArrayList<>();
  private final List<Dated<Status>> statuses = new ArrayList<>();
  private final Map<String, Progress.Delivery> deliveries = new LinkedHashMap<>();

  private Deal(String signed) {
    this.signed = EdtfDate.parse(signed);
    statuses.add(new Dated<>(Agreement.SIGNATURE, Status.SIGNED, this.signed));
    statuses.add(new Dated<>("in-force", Status.IN_FORCE, this.signed));
  }

  static Deal signed(String when) {
    return new Deal(when);
  }

  /** 180 tanks for Poland, as the seeds tell it. */
  static Deal k2() {
    return signed("2022-08")
        .orders("k2", "180")
        .plans("k2", 10, "2022")
        .plans("k2", 18, "2023")
        .plans("k2", 56, "2024")
        .plans("k2", 96, "2025")
        .gets("k2", 10, "2022")
        .gets("k2", 5, "2023-01-01/2023-05-19")
        .gets("k2", 7, "2023-05-20")
        .gets("k2", 6, "2023-05-21/2023-12-31")
        .gets("k2", 3, "2024-03-11")
        .gets("k2", 15, "2024-03-17/2024-03-19")
        .gets("k2", 73, "2024-03-21/2025-06-30")
        .gets("k2", 61, "2025-07-01/2025-11-14")
        .becomes(Status.COMPLETED, "2025-07-01/2025-11-14");
  }

  Deal orders(String item, String quantity) {
    items.add(new Item(item, item, Category.BATTLE_TANKS, Quantity.parse(quantity), null));
    return this;
  }

  Deal plans(String item, long units, String due) {
    signedBatches.add(new Batch(item, units, EdtfDate.parse(due)));
    return this;
  }

  Deal replans(String when, Batch... batches) {
    revisions.add(
        new Dated<>("revision", new DeliverySchedule(List.of(batches)), EdtfDate.parse(when)));
    return this;
  }

  Deal gets(String item, long units, String when) {
    deliveries.put(
        "delivery-" + deliveries.size(),
        new Progress.Delivery(item, Quantity.exact(units), EdtfDate.parse(when), SOURCE));
    return this;
  }

  Deal becomes(Status status, String when) {
    statuses.add(new Dated<>(status.toString(), status, EdtfDate.parse(when)));
    return this;
  }

  static Batch batch(String item, long units, String due) {
    return new Batch(item, units, EdtfDate.parse(due));
  }

  Progress progress() {
    List<Dated<DeliverySchedule>> schedules = new ArrayList<>();
    schedules.add(new Dated<>(Agreement.SIGNATURE, new DeliverySchedule(signedBatches), signed));
    schedules.addAll(revisions);
    return new Progress(
        "deal",
        null,
        null,
        statuses,
        List.of(new Dated<>(Agreement.SIGNATURE, new Terms(null, items, null), signed)),
        schedules,
        List.of(),
        List.of(),
        deliveries,
        Claims.NONE);
  }

  Performance on(String day) {
    return performance(progress(), LocalDate.parse(day));
  }

  static Performance performance(Progress progress, LocalDate day) {
    ContractOn contract = new ContractOn(progress, day);
    return Performance.of(contract, Standing.of(contract));
  }
}
