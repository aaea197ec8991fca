package dev.tranche.framework.processing;

import static dev.tranche.framework.FrameworkFacts.HANWHA;
import static dev.tranche.framework.FrameworkFacts.POLAND;
import static dev.tranche.framework.FrameworkFacts.RECORDED;
import static dev.tranche.framework.FrameworkFacts.SIPRI;
import static dev.tranche.framework.FrameworkFacts.chunmoo;
import static dev.tranche.framework.FrameworkFacts.date;
import static dev.tranche.framework.FrameworkFacts.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import dev.tranche.framework.FrameworkCommand.RecordCallOff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What contracts call off is recorded with their framework agreement, once for each change. */
class WhenContractsAreCalledOffTest {

  private static final String CONTRACT = "pl-chunmoo-2022";
  private static final String FRAMEWORK = "pl-chunmoo-framework";
  private static final DeliverySchedule UNPLANNED = DeliverySchedule.UNKNOWN;

  private final EventStore log =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private final List<CommandMessage<?>> sent = new CopyOnWriteArrayList<>();
  private final List<Optional<UnitOfWork<?>>> parents = new CopyOnWriteArrayList<>();
  private @Nullable RuntimeException failure;
  private final CommandBus bus = SimpleCommandBus.builder().build();
  private final CommandGateway gateway = DefaultCommandGateway.builder().commandBus(bus).build();
  private final CallOffs callOffs = new CallOffs(gateway, log);

  WhenContractsAreCalledOffTest() {
    bus.subscribe(
        RecordCallOff.class.getName(),
        command -> {
          if (failure != null) {
            throw failure;
          }
          parents.add(CurrentUnitOfWork.get().parent().map(parent -> parent));
          return sent.add(command);
        });
  }

  @Test
  void recordsTheItemsOfASignedContractWithItsSourceAndDay() {
    Provenance stated =
        new Provenance(new Source("Press", null, null, null), date("2022-11"), RECORDED);
    deliver(record(signed(FRAMEWORK, "218", stated)));

    assertThat(commands())
        .containsExactly(
            new RecordCallOff(
                FRAMEWORK,
                CONTRACT,
                List.of(chunmoo("218")),
                date("2022-11"),
                stated.source(),
                RECORDED));
  }

  @Test
  void recordsNothingOfAContractWithoutFramework() {
    deliver(record(signed(null, "218", stated("2022-11-04"))));
    deliver(record(amended(1, "200", "2023-06")));

    assertThat(sent).isEmpty();
  }

  @Test
  void followsAmendmentsAndCorrections() {
    deliver(record(signed(FRAMEWORK, "218", stated("2022-11-04"))));
    deliver(record(new EnteredIntoForce(CONTRACT, stated("2022-11-04"))));
    deliver(record(corrected(Agreement.SIGNATURE, "219", "2022-11-04")));
    deliver(record(new SigningDateCorrected(CONTRACT, "Misread.", stated("2022-11-05"))));
    deliver(record(amended(1, "200", "2023-06")));
    deliver(record(corrected("amendment-1", "201", "2023-06")));

    assertThat(commands())
        .containsExactly(
            callOff("2022-11-04", "218"),
            callOff("2022-11-04", "219"),
            callOff("2022-11-05", "219"),
            callOff("2023-06", "200"),
            callOff("2023-06", "201"));
  }

  @Test
  void recordsNothingWhereTheCallOffStaysAsItWas() {
    deliver(record(signed(FRAMEWORK, "218", stated("2022-11-04"))));
    deliver(record(amended(1, "200", "2023-06")));
    sent.clear();

    deliver(record(new ContractAmended(CONTRACT, "amendment-2", null, UNPLANNED, stated("2024"))));
    deliver(record(corrected(Agreement.SIGNATURE, "219", "2022-11-04")));
    deliver(record(new SigningDateCorrected(CONTRACT, "Misread.", stated("2022-11-05"))));

    assertThat(sent).isEmpty();
  }

  @Test
  void sendsTheSameCommandUnderTheSameKeyWhenAnEventIsDeliveredTwice() {
    DomainEventMessage<ContractEvent> signed =
        record(signed(FRAMEWORK, "218", stated("2022-11-04")));
    DomainEventMessage<ContractEvent> amended = record(amended(1, "200", "2023-06"));

    deliver(signed);
    deliver(amended);
    deliver(signed);
    deliver(amended);

    assertThat(commands())
        .containsExactly(
            callOff("2022-11-04", "218"),
            callOff("2023-06", "200"),
            callOff("2022-11-04", "218"),
            callOff("2023-06", "200"));
    assertThat(sent)
        .extracting(command -> command.getMetaData().get("idempotencyKey"))
        .containsExactly(
            "call-off:" + signed.getIdentifier(),
            "call-off:" + amended.getIdentifier(),
            "call-off:" + signed.getIdentifier(),
            "call-off:" + amended.getIdentifier());
  }

  @Test
  void recordsEachCallOffOnItsOwnAndNotWithTheBatchOfEvents() {
    DomainEventMessage<ContractEvent> signed =
        record(signed(FRAMEWORK, "218", stated("2022-11-04")));
    UnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(signed);

    deliver(signed);

    assertThat(parents).containsExactly(Optional.empty());
    assertThat(CurrentUnitOfWork.get()).isSameAs(batch);
    batch.commit();
  }

  @Test
  void failsWhereItCannotBeRecorded() {
    failure = new Refused("No.");
    DomainEventMessage<ContractEvent> signed =
        record(signed(FRAMEWORK, "218", stated("2022-11-04")));
    UnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(signed);

    assertThatThrownBy(() -> deliver(signed)).isInstanceOf(Refused.class);
    assertThat(CurrentUnitOfWork.get()).isSameAs(batch);
    batch.rollback();
  }

  @Test
  void sendsNothingInAReplay() {
    List<ReplayStatus> seen = new CopyOnWriteArrayList<>();
    Configuration axon = processing(new Witness(seen));
    try {
      record(signed(FRAMEWORK, "218", stated("2022-11-04")));
      Awaitility.await().until(() -> seen.size() == 1 && sent.size() == 1);

      PooledStreamingEventProcessor processor =
          axon.eventProcessingConfiguration()
              .eventProcessor("call-offs", PooledStreamingEventProcessor.class)
              .orElseThrow();
      processor.shutDown();
      processor.resetTokens();
      processor.start();
      record(amended(1, "200", "2023-06"));
      Awaitility.await().until(() -> seen.size() == 3 && sent.size() == 2);

      assertThat(seen)
          .containsExactly(ReplayStatus.REGULAR, ReplayStatus.REPLAY, ReplayStatus.REGULAR);
      assertThat(commands())
          .containsExactly(callOff("2022-11-04", "218"), callOff("2023-06", "200"));
    } finally {
      axon.shutdown();
    }
  }

  /** Sees what its processing group is given. */
  record Witness(List<ReplayStatus> seen) {

    @EventHandler(payloadType = ContractEvent.class)
    void on(ReplayStatus status) {
      seen.add(status);
    }
  }

  /** The automation in its processing group, with a witness of what the group is given. */
  private Configuration processing(Witness witness) {
    return DefaultConfigurer.defaultConfiguration()
        .configureEventStore(_ -> log)
        .eventProcessing(
            processing ->
                processing
                    .usingPooledStreamingEventProcessors()
                    .registerEventHandler(_ -> callOffs)
                    .registerEventHandler(_ -> witness)
                    .assignHandlerInstancesMatching("call-offs", witness::equals))
        .start();
  }

  private DomainEventMessage<ContractEvent> record(ContractEvent event) {
    long sequence = log.lastSequenceNumberFor(CONTRACT).map(last -> last + 1).orElse(0L);
    DomainEventMessage<ContractEvent> message =
        new GenericDomainEventMessage<>("Contract", CONTRACT, sequence, event, Map.of());
    log.publish(message);
    return message;
  }

  private void deliver(DomainEventMessage<ContractEvent> message) {
    callOffs.on(message.getPayload(), message.getSequenceNumber(), message.getIdentifier());
  }

  private List<Object> commands() {
    return sent.stream().<Object>map(CommandMessage::getPayload).toList();
  }

  private static ContractSigned signed(
      @Nullable String framework, String units, Provenance provenance) {
    return new ContractSigned(
        CONTRACT, POLAND, terms(units), UNPLANNED, List.of(), false, framework, provenance);
  }

  private static ContractAmended amended(int number, String units, String on) {
    return new ContractAmended(CONTRACT, "amendment-" + number, terms(units), null, stated(on));
  }

  private static TermsCorrected corrected(String replaces, String units, String on) {
    return new TermsCorrected(CONTRACT, replaces, terms(units), null, "Misread.", stated(on));
  }

  private static Terms terms(String units) {
    List<Item> items = List.of(chunmoo(units));
    return new Terms(HANWHA, items, null);
  }

  private static RecordCallOff callOff(String on, String units) {
    return new RecordCallOff(
        FRAMEWORK, CONTRACT, List.of(chunmoo(units)), date(on), SIPRI, RECORDED);
  }
}
