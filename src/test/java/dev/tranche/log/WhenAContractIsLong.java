package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.contract.Category;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import dev.tranche.statement.Receipt;
import dev.tranche.testing.TestMongo;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The aggregate of the product itself, on the log. */
@SpringBootTest(
    classes = WhenAContractIsLong.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
class WhenAContractIsLong {

  private static final String REFERENCE = "pl-k2-2022";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Source SOURCE = new Source("Register", null, null, null);
  private static final TestMongo MONGO = TestMongo.start();

  @Autowired CommandGateway commands;
  @Autowired CommitLog log;
  @Autowired EventStore events;
  @Autowired Cache aggregates;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    properties.add("spring.mongodb.uri", MONGO::uri);
  }

  @AfterAll
  static void close() {
    MONGO.close();
  }

  @Test
  void itIsLoadedFromASnapshotAndDecidesOnIt() {
    sign(80);
    for (int delivery = 0; delivery < 70; delivery++) {
      deliver(1);
    }
    assertThat(MONGO.database().getCollection(SnapshotStore.COLLECTION).find())
        .extracting(snapshot -> snapshot.get("_id"))
        .containsExactly(REFERENCE);
    aggregates.removeAll();
    assertThatThrownBy(() -> deliver(11)).isInstanceOf(Refused.class);
    aggregates.removeAll();
    Receipt last = deliver(10);
    assertThat(last).isEqualTo(new Receipt(REFERENCE, log.head().position() - 1));
    assertThat(events.readEvents(REFERENCE, 0).asStream().map(DomainEventMessage::getPayload))
        .hasSize((int) log.lastSequence(REFERENCE).orElseThrow() + 1);
    assertThat(new ChainVerifier(log).verify().isWhole()).isTrue();
  }

  private void sign(long tanks) {
    Item item =
        new Item("k2", "K2 Black Panther", Category.BATTLE_TANKS, Quantity.exact(tanks), null);
    commands.sendAndWait(
        new SignContract(
            REFERENCE,
            Party.of("PL"),
            new Supplier("Hyundai Rotem", Party.of("KR")),
            List.of(item),
            null,
            null,
            List.of(),
            false,
            null,
            EdtfDate.parse("2022-08-26"),
            SOURCE,
            NOW));
  }

  private Receipt deliver(long tanks) {
    return commands.sendAndWait(
        new RecordDelivery(
            REFERENCE, null, null, Quantity.exact(tanks), EdtfDate.parse("2024-05"), SOURCE, NOW));
  }

  @EnableAutoConfiguration
  @Import({
    LogConfiguration.class,
    CommandConfiguration.class,
    ProcessorConfiguration.class,
    EventVocabulary.class
  })
  @ComponentScan(
      basePackages = "dev.tranche.contract",
      useDefaultFilters = false,
      includeFilters =
          @Filter(type = FilterType.REGEX, pattern = "dev\\.tranche\\.contract\\.Contract"))
  static class Application {}
}
