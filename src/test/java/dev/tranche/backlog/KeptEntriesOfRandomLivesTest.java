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
import dev.tranche.rate.Rates;
import dev.tranche.testing.Picture;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * While accounts change event by event, late and out of order as views do, and while generations
 * are switched, every answer from memory is the answer from all that is stored.
 */
class KeptEntriesOfRandomLivesTest {

  private static final int SHAPE = 1;
  private static final int LIVES = 60;
  private static final int AT_A_TIME = 8;
  private static final LocalDate LAST_DAY = LocalDate.of(2085, 5, 5);

  private final TestMongo mongo = TestMongo.start();
  private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
  private final EventStore events = EmbeddedEventStore.builder().storageEngine(log).build();
  private final ViewDocuments<Account, ContractEvent> accounts =
      new ViewFactory(mongo.database(), events, new JsonMapper())
          .open(new View<>("backlog", SHAPE, new AccountFold()));
  private final Random random = new Random(4);
  private final List<ContractEvent> recorded = new ArrayList<>();

  /** Recorded, and not in the view yet. */
  private final List<DomainEventMessage<?>> late = new ArrayList<>();

  @AfterEach
  void close() {
    mongo.close();
  }

  /** A life under way. */
  private static final class Underway {
    private final List<ContractEvent> events;
    private int next;

    Underway(RandomLife life) {
      this.events = life.events();
    }

    boolean isOver() {
      return next == events.size();
    }
  }

  @Test
  void answersAreThoseFromAllStoredAccounts() {
    NaiveRates naive = NaiveRates.random(random);
    Map<Viewpoint, RateTable> tables = new HashMap<>();
    Rates rates = v -> tables.computeIfAbsent(v, known -> naive.from(known).table());
    KeptEntries kept = new KeptEntries(accounts, log, Runnable::run);
    OrderBook fromMemory = new OrderBook(kept, rates);
    List<Underway> lives = new ArrayList<>();
    RandomLife.forEach(LIVES, life -> lives.add(new Underway(life)));
    int generation = 1;
    for (int step = 0; !lives.isEmpty(); step++) {
      Underway life = lives.get(random.nextInt(Math.min(AT_A_TIME, lives.size())));
      if (life.isOver()) {
        lives.remove(life);
      } else {
        record(life);
      }
      if (random.nextInt(4) == 0) {
        applyLateOnes();
      }
      if (step % 100 == 99) {
        switchTo(++generation, kept);
      }
      if (random.nextInt(6) == 0 && !recorded.isEmpty()) {
        compare(fromMemory, rates);
      }
    }
    applyLateOnes();
    compare(fromMemory, rates);
    assertThat(generation).isGreaterThan(3);
  }

  private void record(Underway life) {
    ContractEvent event = life.events.get(life.next);
    DomainEventMessage<?> message =
        new GenericDomainEventMessage<>("Contract", event.reference(), life.next++, event);
    events.publish(message);
    recorded.add(event);
    if (random.nextInt(3) == 0) {
      late.add(message);
    } else {
      accounts.apply(message);
    }
  }

  private void applyLateOnes() {
    while (!late.isEmpty()) {
      accounts.apply(late.remove(random.nextInt(late.size())));
    }
  }

  /**
   * Makes another generation the one that is read, in which some accounts are missing; those are
   * waited for, and then given up.
   */
  private void switchTo(int number, KeptEntries kept) {
    MongoCollection<Document> views = mongo.database().getCollection("views");
    String name = "backlog-" + number;
    Document further =
        new Document("number", number).append("shape", SHAPE).append("collection", name);
    for (Document each : accounts.documents(Filters.empty())) {
      if (random.nextInt(8) > 0) {
        mongo.database().getCollection(name).insertOne(each);
      }
    }
    views.updateOne(
        eq("_id", "backlog"),
        combine(push("generations", further), set("read", number), inc("revision", 1)));
    await()
        .until(
            () -> {
              kept.follow();
              return kept.generation() == number;
            });
  }

  private void compare(OrderBook fromMemory, Rates rates) {
    List<Stored> stored = stored();
    OrderBook fromAll = new OrderBook(all(stored), rates);
    Viewpoint any = Picture.viewpoints(recorded, 1, random).getFirst();
    LocalDate asOf = any.asOf().isBefore(LAST_DAY) ? any.asOf() : LAST_DAY;
    Viewpoint viewpoint = new Viewpoint(asOf, any.knownOn(), any.basis());
    @Nullable CurrencyUnit in =
        random.nextBoolean()
            ? null
            : NaiveRates.CURRENCIES.get(random.nextInt(NaiveRates.CURRENCIES.size()));
    Question question = new Question(viewpoint, selection(stored), in);
    Breakdown by = breakdown();
    assertThat(fromMemory.backlog(by, question)).isEqualTo(fromAll.backlog(by, question));
    assertThat(fromMemory.orderIntake(by, question)).isEqualTo(fromAll.orderIntake(by, question));
    assertThat(fromMemory.bookToBill(by, question)).isEqualTo(fromAll.bookToBill(by, question));
    YearMonth from = YearMonth.of(random.nextInt(1994, 2050), 1 + random.nextInt(12));
    YearMonth to = from.plusMonths(random.nextInt(30));
    assertThat(fromMemory.series(from, to, question)).isEqualTo(fromAll.series(from, to, question));
    Party country = Party.of("KR");
    assertThat(fromMemory.orderIntake(country, from.atDay(1), to.atEndOfMonth(), viewpoint))
        .isEqualTo(fromAll.orderIntake(country, from.atDay(1), to.atEndOfMonth(), viewpoint));
  }

  private Selection selection(List<Stored> stored) {
    if (stored.isEmpty() || random.nextBoolean()) {
      return Selection.ALL;
    }
    Stored any = stored.get(random.nextInt(stored.size()));
    Dimension dimension = List.of(Dimension.values()).get(random.nextInt(6));
    return Selection.ALL.with(dimension, dimension.key(any.buyer(), any.entry()));
  }

  private Breakdown breakdown() {
    Dimension[] all = Dimension.values();
    Dimension first = all[random.nextInt(all.length)];
    Dimension second = all[random.nextInt(all.length)];
    return Breakdown.of(first == second ? first.toString() : first + "," + second);
  }

  private record Stored(Party buyer, Entry entry) {}

  private List<Stored> stored() {
    List<Stored> stored = new ArrayList<>();
    for (Document document : accounts.documents(Filters.empty())) {
      Account account = accounts.stateOf(document);
      for (Entry entry : Ledger.entriesOf(account)) {
        stored.add(new Stored(Objects.requireNonNull(account.buyer()), entry));
      }
    }
    return stored;
  }

  private static Entries all(List<Stored> stored) {
    return (grain, each) ->
        stored.stream()
            .filter(one -> grain.has(one.buyer(), one.entry()))
            .forEach(one -> each.accept(one.buyer(), one.entry()));
  }
}
