package dev.tranche.contract;

import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A contract of as many items, batches and deliveries as a test wants. */
public final class LargeContract {

  private static final LocalDate SIGNED = LocalDate.of(2015, 1, 1);

  private LargeContract() {}

  /** Of each item two units are ordered and planned one by one, and one has arrived. */
  public static List<ContractEvent> events(int size) {
    List<Item> items =
        IntStream.range(0, size)
            .mapToObj(i -> Facts.item("item-" + i, Quantity.exact(2), null))
            .toList();
    List<Batch> batches =
        IntStream.range(0, 2 * size)
            .mapToObj(i -> new Batch("item-" + i / 2, 1, EdtfDate.of(SIGNED.plusDays(30 + i))))
            .toList();
    Provenance provenance = Facts.stated(SIGNED.toString());
    List<ContractEvent> events = new ArrayList<>();
    events.add(
        new ContractSigned(
            Facts.REFERENCE,
            Facts.POLAND,
            new Terms(Facts.ROTEM, items, Facts.money("USD 1000000")),
            new DeliverySchedule(batches),
            List.of(),
            false,
            null,
            provenance));
    events.add(new EnteredIntoForce(Facts.REFERENCE, provenance));
    for (int i = 0; i < size; i++) {
      events.add(
          new DeliveryMade(
              Facts.REFERENCE,
              "delivery-" + (i + 1),
              "item-" + i,
              Quantity.exact(1),
              Facts.stated(SIGNED.plusDays(40 + i).toString())));
    }
    return events;
  }
}
