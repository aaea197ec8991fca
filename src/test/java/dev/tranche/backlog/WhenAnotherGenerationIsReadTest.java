package dev.tranche.backlog;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import dev.tranche.contract.RandomLife;
import dev.tranche.contract.Viewpoint;
import dev.tranche.rate.RateTable;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.Reading;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The columns of the order book change with the generation, and nobody has to wait for it. */
class WhenAnotherGenerationIsReadTest {

  private static final int SHAPE = 1;
  private static final int LIVES = 20;
  private static final String GHOST = "xx-ghost";
  private static final Question QUESTION =
      new Question(Viewpoint.of(LocalDate.of(2085, 5, 5)), Selection.ALL, null);

  private final TestMongo mongo = TestMongo.start();
  private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
  private final EventStore events = EmbeddedEventStore.builder().storageEngine(log).build();
  private final ViewDocuments<Account, ContractEvent> accounts =
      new ViewFactory(mongo.database(), events, new JsonMapper())
          .open(new View<>("backlog", SHAPE, new AccountFold()));
  private final List<RandomLife> lives = new ArrayList<>();

  private final AtomicBoolean held = new AtomicBoolean();

  /** Loads of columns that were asked for while they are held up. */
  private final Queue<Runnable> loads = new ArrayDeque<>();

  private final KeptEntries kept = new KeptEntries(accounts, log, this::load);
  private final OrderBook book = new OrderBook(kept, WhenAnotherGenerationIsReadTest::noRates);

  private void load(Runnable load) {
    if (held.get()) {
      loads.add(load);
    } else {
      load.run();
    }
  }

  /** Generation 1 is read and has a ghost: an account of which the log knows nothing. */
  @BeforeEach
  void makeBoth() {
    RandomLife.forEach(LIVES, lives::add);
    lives.sort(Comparator.comparing(life -> !isCounted(account(life))));
    lives.subList(1, LIVES).forEach(this::record);
    List<Document> whole = accounts.documents(Filters.empty()).into(new ArrayList<>());
    rows(2).insertMany(whole);
    whole.stream()
        .filter(row -> isCounted(accounts.stateOf(row)))
        .limit(1)
        .forEach(row -> rows(1).insertOne(row.append("_id", GHOST)));
    Document second =
        new Document("number", 2).append("shape", SHAPE).append("collection", "backlog-2");
    change(push("generations", second));
    assertThat(intake()).isEqualTo(stored());
  }

  @AfterEach
  void close() {
    mongo.close();
  }

  @Test
  void aGhostThatItDoesNotHaveIsForgotten() {
    Sums haunted = intake();
    read(2);

    assertThat(intake()).isEqualTo(stored()).isNotEqualTo(haunted);
    assertThat(kept.generation()).isEqualTo(2);
    assertThat(kept.behind()).isZero();
  }

  @Test
  void theFormerColumnsAnswerWhileItIsLoaded() {
    Sums haunted = intake();
    held.set(true);
    read(2);
    assertThat(intake()).isEqualTo(haunted);
    record(lives.getFirst());
    assertThat(intake()).as("they follow the log").isNotEqualTo(haunted).isNotEqualTo(stored());
    assertThat(kept.generation()).isEqualTo(1);
    loads.remove().run();

    assertThat(intake()).isEqualTo(stored());
    assertThat(kept.generation()).isEqualTo(2);
    assertThat(loads).isEmpty();
  }

  @Test
  void itIsLoadedBeforeThisProcessSwitches() {
    read(2);
    Reading<Account> next = accounts.reading();
    read(1);
    kept.prepare(next);
    assertThat(intake()).isEqualTo(stored());
    assertThat(kept.generation()).isEqualTo(1);
    held.set(true);
    record(lives.getFirst());
    read(2);

    assertThat(intake()).isEqualTo(stored());
    assertThat(kept.generation()).isEqualTo(2);
    assertThat(loads).isEmpty();
  }

  private void record(RandomLife life) {
    long sequence = 0;
    for (ContractEvent event : life.events()) {
      var message =
          new GenericDomainEventMessage<>("Contract", event.reference(), sequence++, event);
      events.publish(message);
      accounts.apply(message);
    }
  }

  private static Account account(RandomLife life) {
    Account account = Account.initial();
    for (ContractEvent event : life.events()) {
      account = Account.evolve(account, event);
    }
    return account;
  }

  /** Whether the question sees it: not what is corrected away, nor what has no certain day. */
  private static boolean isCounted(Account account) {
    return intake(List.of(account)).total().units() != 0;
  }

  private void read(int generation) {
    change(set("read", generation));
    await().until(() -> accounts.reading().generation() == generation);
  }

  private void change(Bson how) {
    mongo
        .database()
        .getCollection("views")
        .updateOne(eq("_id", "backlog"), combine(how, inc("revision", 1)));
  }

  private MongoCollection<Document> rows(int generation) {
    return mongo.database().getCollection("backlog-" + generation);
  }

  private Sums intake() {
    return book.orderIntake(Breakdown.of("buyer"), QUESTION);
  }

  /** The same from what is stored in the generation that is read. */
  private Sums stored() {
    List<Account> stored = new ArrayList<>();
    accounts.documents(Filters.empty()).forEach(row -> stored.add(accounts.stateOf(row)));
    return intake(stored);
  }

  private static Sums intake(List<Account> accounts) {
    Entries all =
        (grain, each) -> {
          for (Account account : accounts) {
            for (Entry entry : Ledger.entriesOf(account)) {
              Party buyer = Objects.requireNonNull(account.buyer());
              if (grain.has(buyer, entry)) {
                each.accept(buyer, entry);
              }
            }
          }
        };
    return new OrderBook(all, WhenAnotherGenerationIsReadTest::noRates)
        .orderIntake(Breakdown.of("buyer"), QUESTION);
  }

  private static RateTable noRates(Viewpoint viewpoint) {
    throw new IllegalStateException("Nothing is converted from " + viewpoint);
  }
}
