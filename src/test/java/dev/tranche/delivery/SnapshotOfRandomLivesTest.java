package dev.tranche.delivery;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever happens, the snapshot comes to be what the log holds, and is never behind itself. */
class SnapshotOfRandomLivesTest {

  private static final int LIVES = 60;
  private static final int AT_A_TIME = 8;
  private static final String GHOST = "xx-ghost";

  private final TestMongo mongo = TestMongo.start();
  private final MortalLog engine = new MortalLog();
  private final EventStore log = EmbeddedEventStore.builder().storageEngine(engine).build();
  private final ViewDocuments<History, ContractEvent> documents =
      new DeliveryView()
          .deliveryDocuments(new ViewFactory(mongo.database(), log, JsonMapper.builder().build()));
  private final ContractSnapshots snapshots = new ContractSnapshots();
  private final Random random = new Random(5);
  private final Map<String, History> recorded = new TreeMap<>();

  /** Recorded, and not in the view yet. */
  private final List<DomainEventMessage<?>> late = new ArrayList<>();

  private long position;
  private @Nullable SnapshotFeed feed;

  /** A log that cannot be read for a while. */
  private static final class MortalLog extends InMemoryEventStorageEngine {

    private final AtomicBoolean gone = new AtomicBoolean();

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
        @Nullable TrackingToken token, boolean mayBlock) {
      if (gone.get()) {
        throw new IllegalStateException("The log is gone.");
      }
      return super.readEvents(token, mayBlock);
    }
  }

  private static ConditionFactory waiting() {
    return await().atMost(Duration.ofMinutes(1));
  }

  private void start() {
    feed = new SnapshotFeed(documents, log, _ -> 0, snapshots);
    feed.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (feed != null) {
      feed.stop();
    }
    mongo.close();
  }

  @Test
  void itIsLoadedAndFollowsWhileEventsComeToTheViewLateAndGenerationsChange() {
    List<RandomLife> lives = new ArrayList<>();
    RandomLife.forEach(LIVES, lives::add);
    record(lives.subList(0, LIVES / 2));
    start();
    awaitAllRecorded();
    record(lives.subList(LIVES / 2, lives.size()));
    awaitAllRecorded();
    applyLateOnes();
    readGeneration(2);
    record(List.of(RandomLife.of(1)));
    waiting().until(() -> snapshots.current().generation() == 2);
    awaitAllRecorded();
  }

  @Test
  void aGhostOfTheFormerGenerationIsForgotten() {
    record(List.of(RandomLife.of(1)));
    applyLateOnes();
    Document any = documents.documents(new Document()).first();
    mongo.database().getCollection("delivery-1").insertOne(new Document(any).append("_id", GHOST));
    start();
    waiting().until(() -> snapshots.current().find(GHOST).isPresent());
    mongo.database().getCollection("delivery-2").insertOne(any);
    change(2);
    waiting().until(() -> snapshots.current().find(GHOST).isEmpty());
    awaitAllRecorded();
  }

  @Test
  void aLogThatIsGoneForAWhileIsTriedAgain() {
    record(List.of(RandomLife.of(1)));
    engine.gone.set(true);
    start();
    waiting().until(() -> snapshots.failure().isPresent());
    engine.gone.set(false);
    awaitAllRecorded();
    waiting().until(() -> snapshots.failure().isEmpty());
  }

  @Test
  void anEventThatCannotFollowEndsItsContractAndNoOther() {
    RandomLife ill = RandomLife.of(1);
    start();
    record(List.of(ill));
    publish(message(ill.reference(), ill.events().size(), ill.events().getFirst()));
    record(List.of(RandomLife.of(2)));
    awaitAllRecorded();
    assertThat(snapshots.current().find(ill.reference()).orElseThrow().isEnded()).isTrue();
  }

  @Test
  void aPinnedThreadIsGivenTheSnapshotThatItMetFirst() {
    start();
    record(List.of(RandomLife.of(1)));
    awaitAllRecorded();
    snapshots.pin();
    Snapshot first = snapshots.current();
    record(List.of(RandomLife.of(2)));
    waiting().until(() -> snapshots.position() == position);
    assertThat(snapshots.current()).isSameAs(first);
    snapshots.unpin();
    assertThat(snapshots.current().position()).isEqualTo(position);
  }

  /** Some at a time, event by event. */
  private void record(List<RandomLife> some) {
    List<RandomLife> lives = new ArrayList<>(some);
    Map<RandomLife, Integer> next = new TreeMap<>((a, b) -> a.reference().compareTo(b.reference()));
    while (!lives.isEmpty()) {
      RandomLife life = lives.get(random.nextInt(Math.min(AT_A_TIME, lives.size())));
      int sequence = next.merge(life, 1, Integer::sum) - 1;
      if (sequence >= life.events().size()) {
        lives.remove(life);
        continue;
      }
      ContractEvent event = life.events().get(sequence);
      recorded.merge(
          life.reference(),
          History.evolve(History.initial(), life.events().getFirst()),
          (before, _) -> History.evolve(before, event));
      DomainEventMessage<?> message = message(life.reference(), sequence, event);
      publish(message);
      late.add(message);
      if (random.nextInt(4) == 0) {
        applyLateOnes();
      }
    }
  }

  private static DomainEventMessage<?> message(String stream, long sequence, ContractEvent event) {
    return new GenericDomainEventMessage<>("Contract", stream, sequence, event);
  }

  private void publish(DomainEventMessage<?> message) {
    log.publish(message);
    position++;
  }

  private void applyLateOnes() {
    while (!late.isEmpty()) {
      documents.apply(late.remove(random.nextInt(late.size())));
    }
  }

  /** Makes a copy of the documents the generation that is read. */
  private void readGeneration(int number) {
    for (Document each : documents.documents(new Document())) {
      mongo.database().getCollection("delivery-" + number).insertOne(each);
    }
    change(number);
  }

  private void change(int number) {
    Document further =
        new Document("number", number)
            .append("shape", DeliveryView.view().shape())
            .append("collection", "delivery-" + number);
    mongo
        .database()
        .getCollection("views")
        .updateOne(
            eq("_id", "delivery"),
            combine(push("generations", further), set("read", number), inc("revision", 1)));
  }

  private void awaitAllRecorded() {
    waiting().untilAsserted(() -> assertThat(snapshots.position()).isEqualTo(position));
    Snapshot now = snapshots.current();
    assertThat(now.references()).containsExactlyElementsOf(recorded.keySet());
    Compact compact = new Compact();
    recorded.forEach(
        (reference, history) ->
            assertThat(now.find(reference).orElseThrow().history()).isEqualTo(compact.of(history)));
  }
}
