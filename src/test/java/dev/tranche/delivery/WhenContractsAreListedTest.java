package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.contract.Viewpoint;
import dev.tranche.contract.Viewpoint.Basis;
import dev.tranche.testing.Picture;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Page by page the list is what a look at every contract gives, whatever is asked. */
class WhenContractsAreListedTest {

  private static final int LIVES = 100;
  private static final int QUESTIONS = 180;

  private static final List<ContractSort> SORTS =
      Stream.of(ContractSort.By.values())
          .flatMap(by -> Stream.of(new ContractSort(by, false), new ContractSort(by, true)))
          .toList();

  private static final Map<String, RandomLife> book = new TreeMap<>();
  private static final EventStorageEngine engine = new InMemoryEventStorageEngine();
  private static final EventStore log = EmbeddedEventStore.builder().storageEngine(engine).build();
  private static TestMongo mongo;
  private static ViewDocuments<History, ContractEvent> documents;

  @BeforeAll
  static void record() {
    mongo = TestMongo.start();
    documents =
        new DeliveryView()
            .deliveryDocuments(
                new ViewFactory(mongo.database(), log, JsonMapper.builder().build()));
    RandomLife.forEach(
        LIVES,
        life -> {
          if (book.putIfAbsent(life.reference(), life) == null) {
            append(life);
          }
        });
  }

  /** The view folds the rest of the stream when it sees the last event. */
  private static void append(RandomLife life) {
    List<ContractEvent> events = life.events();
    for (int sequence = 0; sequence < events.size(); sequence++) {
      log.publish(message(life, sequence, events.get(sequence)));
    }
    documents.apply(message(life, events.size() - 1, events.getLast()));
  }

  private static GenericDomainEventMessage<ContractEvent> message(
      RandomLife life, int sequence, ContractEvent event) {
    return new GenericDomainEventMessage<>("Contract", life.reference(), sequence, event);
  }

  @AfterAll
  static void stop() {
    mongo.close();
  }

  @Test
  void everyPageAndTheTotalAreThoseOfTheNaiveList() {
    ContractList list = new ContractList(documents, new KeptLives(documents, engine));
    Random random = new Random(1);
    List<RandomLife> lives = List.copyOf(book.values());
    for (int i = 0; i < QUESTIONS; i++) {
      Viewpoint viewpoint = viewpoint(lives.get(random.nextInt(lives.size())), random);
      List<ContractSummary> all = naive(viewpoint);
      boolean plain = random.nextInt(10) == 0;
      ContractFilter filter = plain ? ContractFilter.ALL : RandomFilter.of(all, random);
      ContractSort sort =
          plain ? ContractSort.BY_REFERENCE : SORTS.get(random.nextInt(SORTS.size()));
      List<ContractSummary> wanted =
          all.stream()
              .filter(c -> NaiveList.isWanted(c, filter))
              .filter(
                  c -> NaiveList.isDelivered(c, filter.delivered(), history(events(c)), viewpoint))
              .sorted(NaiveList.order(sort))
              .toList();
      int size = 1 + random.nextInt(random.nextBoolean() ? 10 : LIVES);

      assertThat(paged(list, viewpoint, filter, sort, size, wanted.size()))
          .as("%s by %s from %s by %d", filter, sort, viewpoint, size)
          .isEqualTo(wanted);
      assertThat(list.count(viewpoint, filter))
          .as("%s from %s", filter, viewpoint)
          .isEqualTo(wanted.size());
    }
  }

  @Test
  void whatIsLateAndDueNextIsThatOfTheNaiveList() {
    Dues dues = new Dues(new KeptLives(documents, engine));
    Random random = new Random(2);
    List<RandomLife> lives = List.copyOf(book.values());
    for (int i = 0; i < QUESTIONS; i++) {
      Viewpoint viewpoint = viewpoint(lives.get(random.nextInt(lives.size())), random);
      int most = 1 + random.nextInt(10);
      List<ContractSummary> awaited =
          naive(viewpoint).stream()
              .filter(c -> c.nextDue() != null && c.status() != Status.COMPLETED)
              .filter(c -> !nextDue(c).latest().equals(LocalDate.MAX))
              .sorted(
                  Comparator.comparing(WhenContractsAreListedTest::nextDue)
                      .thenComparing(ContractSummary::reference))
              .toList();

      Dues.Due due = dues.on(viewpoint, most);

      List<ContractSummary> late = awaited.stream().filter(ContractSummary::late).toList();
      assertThat(due.late()).as("%s", viewpoint).isEqualTo(late.size());
      assertThat(due.longest())
          .extracting(ContractSummary::reference)
          .isEqualTo(references(late.stream(), most));
      assertThat(due.next())
          .extracting(ContractSummary::reference)
          .isEqualTo(references(awaited.stream().filter(c -> !c.late()), most));
    }
  }

  private static List<String> references(Stream<ContractSummary> contracts, int most) {
    return contracts.limit(most).map(ContractSummary::reference).toList();
  }

  private static EdtfDate nextDue(ContractSummary contract) {
    return Objects.requireNonNull(contract.nextDue());
  }

  @Test
  void aPageBeginsBehindAReferenceThatNeedNotExist() {
    ContractList list = new ContractList(documents, new KeptLives(documents, engine));
    LocalDate lastDay = LocalDate.MAX;
    Viewpoint today = Viewpoint.of(lastDay);
    Viewpoint knownTheDayBefore = new Viewpoint(lastDay, lastDay.minusDays(1), Basis.REPORTED);
    List<ContractSummary> all = naive(today);
    String between = all.get(2).reference() + "-";
    for (Viewpoint viewpoint : List.of(today, knownTheDayBefore)) {
      assertThat(plain(list, viewpoint, between)).isEqualTo(all.subList(3, 6));
      assertThat(plain(list, viewpoint, "zz")).isEmpty();
    }
  }

  private static List<ContractSummary> plain(ContractList list, Viewpoint from, String after) {
    return list.page(from, ContractFilter.ALL, ContractSort.BY_REFERENCE, after, 3).contracts();
  }

  @Test
  void aReadingOfTheLogThatFailsMidwayLeavesNothingOldBehind() {
    FailingLog log = new FailingLog();
    KeptLives kept = new KeptLives(documents, log);
    Viewpoint today = Viewpoint.of(LocalDate.MAX);
    List<RandomLife> two = book.values().stream().limit(2).toList();
    RandomLife life = two.getFirst();
    RandomLife behind = two.getLast();
    log.appendEvents(message(life, 0, life.events().getFirst()));
    assertThat(kept.count(today, ContractFilter.ALL)).isOne();
    for (int sequence = 1; sequence < life.events().size(); sequence++) {
      log.appendEvents(message(life, sequence, life.events().get(sequence)));
    }
    log.appendEvents(message(behind, 0, behind.events().getFirst()));
    log.readable = life.events().size();
    assertThatIllegalStateException().isThrownBy(() -> kept.count(today, ContractFilter.ALL));
    log.readable = Long.MAX_VALUE;

    List<ListLine> lines = new ArrayList<>();
    kept.forEach(today, lines::add);
    assertThat(lines).contains(ListLine.of(known(life.events(), today)).orElseThrow()).hasSize(2);
  }

  /** A log of which so many events can be read, and no more. */
  private static final class FailingLog extends InMemoryEventStorageEngine {

    private long readable = Long.MAX_VALUE;

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
        @Nullable TrackingToken token, boolean mayBlock) {
      return super.readEvents(token, mayBlock)
          .peek(
              event -> {
                if (event.trackingToken().position().orElseThrow() >= readable) {
                  throw new IllegalStateException("The log is gone.");
                }
              });
    }
  }

  /** Half of them by all that is known. */
  private static Viewpoint viewpoint(RandomLife life, Random random) {
    List<Viewpoint> some = Picture.viewpoints(life.events(), 2, random);
    Viewpoint any = some.get(random.nextInt(some.size()));
    return random.nextBoolean() ? Viewpoint.of(any.asOf()) : any;
  }

  private static List<ContractSummary> naive(Viewpoint viewpoint) {
    List<ContractSummary> all = new ArrayList<>();
    for (RandomLife life : book.values()) {
      ContractSummary.of(known(life.events(), viewpoint)).ifPresent(all::add);
    }
    return all;
  }

  private static List<ContractEvent> events(ContractSummary contract) {
    return Objects.requireNonNull(book.get(contract.reference())).events();
  }

  private static ContractOn known(List<ContractEvent> events, Viewpoint viewpoint) {
    return new ContractOn(history(events), viewpoint);
  }

  private static History history(List<ContractEvent> events) {
    History history = History.initial();
    for (ContractEvent event : events) {
      history = History.evolve(history, event);
    }
    return history;
  }

  @Test
  void whatIsKeptFollowsTheLog() {
    EventStorageEngine growing = new InMemoryEventStorageEngine();
    KeptLives kept = new KeptLives(documents, growing);
    List<RandomLife> some = book.values().stream().limit(10).toList();
    Random random = new Random(3);
    List<Viewpoint> viewpoints =
        Stream.concat(
                Stream.of(Viewpoint.of(LocalDate.MAX)),
                some.stream().limit(3).map(life -> viewpoint(life, random)))
            .toList();
    int longest = some.stream().mapToInt(life -> life.events().size()).max().orElseThrow();
    for (int length = 1; length <= longest; length++) {
      for (RandomLife life : some) {
        if (length <= life.events().size()) {
          growing.appendEvents(message(life, length - 1, life.events().get(length - 1)));
        }
      }
      for (Viewpoint viewpoint : viewpoints) {
        List<ContractSummary> wanted = new ArrayList<>();
        for (RandomLife life : some) {
          List<ContractEvent> all = life.events();
          ContractOn now = known(all.subList(0, Math.min(length, all.size())), viewpoint);
          ContractSummary.of(now).ifPresent(wanted::add);
        }
        assertThat(
                kept.first(
                    viewpoint, ContractFilter.ALL, ContractSort.BY_REFERENCE, null, some.size()))
            .as("%s after %d events of each", viewpoint, length)
            .isEqualTo(wanted);
      }
    }
  }

  /** As in the view, where such an event is a dead letter. */
  @Test
  void whatCannotFollowEndsItsContractAlone() {
    EventStorageEngine mixed = new InMemoryEventStorageEngine();
    List<RandomLife> two = book.values().stream().limit(2).toList();
    RandomLife whole = two.getFirst();
    RandomLife stranger = two.getLast();
    for (int sequence = 0; sequence < whole.events().size(); sequence++) {
      mixed.appendEvents(message(whole, sequence, whole.events().get(sequence)));
    }
    mixed.appendEvents(
        message(whole, whole.events().size(), stranger.events().getFirst()),
        message(stranger, 0, stranger.events().getFirst()));
    Viewpoint today = Viewpoint.of(LocalDate.MAX);

    assertThat(
            new KeptLives(documents, mixed)
                .first(today, ContractFilter.ALL, ContractSort.BY_REFERENCE, null, LIVES))
        .containsExactly(
            ContractSummary.of(known(whole.events(), today)).orElseThrow(),
            ContractSummary.of(known(stranger.events().subList(0, 1), today)).orElseThrow());
  }

  private static List<ContractSummary> paged(
      ContractList list,
      Viewpoint viewpoint,
      ContractFilter filter,
      ContractSort sort,
      int size,
      int expected) {
    List<ContractSummary> found = new ArrayList<>();
    @Nullable String after = "";
    while (after != null) {
      ContractPage page = list.page(viewpoint, filter, sort, after, size);
      found.addAll(page.contracts());
      after = page.next();
      assertThat(page.contracts()).hasSizeLessThanOrEqualTo(size);
      assertThat(after != null).isEqualTo(found.size() < expected);
    }
    return found;
  }
}
