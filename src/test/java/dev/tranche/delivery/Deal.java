package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import dev.tranche.contract.Category;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.History;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Viewpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A contract in few words, in force from its signature on, to be looked at on any day. */
final class Deal {

  private static final String REFERENCE = "deal";
  private static final Source SOURCE = new Source("Example Gazette", null, null, null);

  private final EdtfDate signed;
  private final List<Item> items = new ArrayList<>();
  private final List<Batch> signedBatches = new ArrayList<>();
  private final List<ContractEvent> afterwards = new ArrayList<>();

  private Deal(String signed) {
    this.signed = EdtfDate.parse(signed);
    afterwards.add(new EnteredIntoForce(REFERENCE, dated(signed)));
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
    afterwards.add(
        new ScheduleRevised(REFERENCE, new DeliverySchedule(List.of(batches)), dated(when)));
    return this;
  }

  Deal gets(String item, long units, String when) {
    String name = "delivery-" + afterwards.size();
    afterwards.add(new DeliveryMade(REFERENCE, name, item, Quantity.exact(units), dated(when)));
    return this;
  }

  Deal becomes(Status status, String when) {
    afterwards.add(
        switch (status) {
          case SUSPENDED -> new ContractSuspended(REFERENCE, null, dated(when));
          case IN_FORCE -> new ContractResumed(REFERENCE, dated(when));
          case COMPLETED -> new ContractCompleted(REFERENCE, dated(when));
          case TERMINATED -> new ContractTerminated(REFERENCE, null, dated(when));
          case IN_TALKS, ABANDONED, SIGNED -> throw new IllegalArgumentException("" + status);
        });
    return this;
  }

  private static Provenance dated(String when) {
    return new Provenance(SOURCE, EdtfDate.parse(when), Instant.parse("2030-01-01T00:00:00Z"));
  }

  static Batch batch(String item, long units, String due) {
    return new Batch(item, units, EdtfDate.parse(due));
  }

  History history() {
    History history =
        History.evolve(
            History.initial(),
            new ContractSigned(
                REFERENCE,
                Party.UNKNOWN,
                new Terms(null, items, null),
                new DeliverySchedule(signedBatches),
                List.of(),
                true,
                null,
                dated(signed.toString())));
    for (ContractEvent event : afterwards) {
      history = History.evolve(history, event);
    }
    return history;
  }

  Performance on(String day) {
    return performance(history(), Viewpoint.of(LocalDate.parse(day)));
  }

  static Performance performance(History history, Viewpoint viewpoint) {
    ContractOn contract = new ContractOn(history, viewpoint);
    return Performance.of(contract, Standing.of(contract));
  }
}
