package dev.tranche.bench;

import dev.tranche.contract.ContractEvent;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.log.EventNames;
import dev.tranche.log.EventSerializer;
import java.net.URI;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** The commonest event of the book, about 400 bytes of JSON, as the decisions would apply it. */
public final class Deliveries {

  /** Writes them as the application does. */
  public static final EventSerializer JSON =
      new EventSerializer(EventNames.of(ContractEvent.class));

  private static final String AGGREGATE_TYPE = "Contract";
  private static final Source SOURCE =
      new Source(
          "Example Gazette",
          "Further tanks arrive at the port",
          URI.create("https://gazette.example/2024/03/20/further-tanks"),
          EdtfDate.parse("2024-03-20"));
  private static final Instant RECORDED = Instant.parse("2024-03-21T08:30:00Z");

  private Deliveries() {}

  /** The event of that sequence of a contract, as Axon hands it to an engine. */
  public static DomainEventMessage<?> of(String stream, long sequence) {
    return new GenericDomainEventMessage<>(
        AGGREGATE_TYPE, stream, sequence, payload(stream, sequence));
  }

  /** The same with an id that is known beforehand, and of now. */
  public static DomainEventMessage<?> of(String stream, long sequence, String id) {
    return new GenericDomainEventMessage<>(
        AGGREGATE_TYPE,
        stream,
        sequence,
        payload(stream, sequence),
        MetaData.emptyInstance(),
        id,
        Instant.now());
  }

  private static ContractEvent payload(String stream, long sequence) {
    return new ContractEvent.DeliveryMade(
        stream.substring(stream.indexOf(':') + 1),
        "delivery-" + sequence,
        "K2GF",
        Quantity.exact(1 + sequence % 18),
        new Provenance(SOURCE, EdtfDate.parse("2024-03"), RECORDED));
  }

  /** What it says, as the log holds it. */
  public static String json(String stream, long sequence) {
    return JSON.serialize(of(stream, sequence).getPayload(), String.class).getData();
  }
}
