package dev.tranche.bench.log;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Provenance;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Source;
import dev.tranche.log.EventNames;
import dev.tranche.log.EventSerializer;
import java.net.URI;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** The commonest event of the book, about 400 bytes of JSON, as the decisions would apply it. */
final class Deliveries {

  static final EventSerializer JSON = new EventSerializer(EventNames.of(ContractEvent.class));

  private static final Source SOURCE =
      new Source(
          "Example Gazette",
          "Further tanks arrive at the port",
          URI.create("https://gazette.example/2024/03/20/further-tanks"),
          EdtfDate.parse("2024-03-20"));
  private static final Instant RECORDED = Instant.parse("2024-03-21T08:30:00Z");

  private Deliveries() {}

  static DomainEventMessage<?> of(String stream, long sequence) {
    ContractEvent event =
        new ContractEvent.DeliveryMade(
            stream.substring(stream.indexOf(':') + 1),
            "delivery-" + sequence,
            "K2GF",
            Quantity.exact(1 + sequence % 18),
            new Provenance(SOURCE, EdtfDate.parse("2024-03"), RECORDED));
    return new GenericDomainEventMessage<>("Contract", stream, sequence, event);
  }

  static String json(String stream, long sequence) {
    return JSON.serialize(of(stream, sequence).getPayload(), String.class).getData();
  }
}
