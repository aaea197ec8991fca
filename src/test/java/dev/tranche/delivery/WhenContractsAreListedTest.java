package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Party;
import dev.tranche.contract.RandomLife;
import dev.tranche.contract.Viewpoint;
import dev.tranche.testing.Picture;
import dev.tranche.testing.TestMongo;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Page by page the list is what a look at every contract gives, whatever is asked. */
class WhenContractsAreListedTest {

  private static final int LIVES = 100;
  private static final int QUESTIONS = 60;

  private static final List<ContractSort> SORTS =
      Stream.of(ContractSort.By.values())
          .flatMap(by -> Stream.of(new ContractSort(by, false), new ContractSort(by, true)))
          .toList();

  private static final Map<String, RandomLife> book = new TreeMap<>();
  private static final EventStore log =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private static TestMongo mongo;
  private static ViewDocuments<Progress, ContractEvent> documents;

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

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 1000})
  void everyPageAndTheTotalAreThoseOfTheNaiveList(int mostChanging) {
    ContractList list = new ContractList(documents, mostChanging);
    Random random = new Random(book.hashCode() + mostChanging);
    List<RandomLife> lives = List.copyOf(book.values());
    for (int i = 0; i < QUESTIONS; i++) {
      Viewpoint viewpoint = viewpoint(lives.get(random.nextInt(lives.size())), random);
      List<ContractSummary> all = naive(viewpoint);
      ContractFilter filter = filter(all, random);
      ContractSort sort = SORTS.get(random.nextInt(SORTS.size()));
      List<ContractSummary> wanted =
          all.stream()
              .filter(c -> NaiveList.isWanted(c, filter))
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
    Dues dues = new Dues(documents);
    Random random = new Random(book.hashCode());
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

      Dues.Due due = dues.on(viewpoint, most).orElseThrow();

      List<ContractSummary> late = awaited.stream().filter(ContractSummary::late).toList();
      assertThat(due.late()).as("%s", viewpoint).isEqualTo(late.size());
      assertThat(days(due.longest())).isEqualTo(days(late.stream().limit(most).toList()));
      assertThat(days(due.next()))
          .isEqualTo(days(awaited.stream().filter(c -> !c.late()).limit(most).toList()));
    }
  }

  /** Of several that are due on one day, any may stand at the end of a list. */
  private static List<LocalDate> days(List<ContractSummary> contracts) {
    return contracts.stream().map(c -> nextDue(c).latest()).toList();
  }

  private static EdtfDate nextDue(ContractSummary contract) {
    return Objects.requireNonNull(contract.nextDue());
  }

  @Test
  void aPageBeginsBehindAReferenceThatNeedNotExist() {
    ContractList list = new ContractList(documents);
    Viewpoint today = Viewpoint.of(LocalDate.MAX);
    List<ContractSummary> all = naive(today);
    String between = all.get(2).reference() + "-";

    ContractPage page = list.page(today, ContractFilter.ALL, ContractSort.BY_REFERENCE, between, 3);

    assertThat(page.contracts()).isEqualTo(all.subList(3, 6));
    assertThat(list.page(today, ContractFilter.ALL, ContractSort.BY_REFERENCE, "zz", 3).contracts())
        .isEmpty();
  }

  /** Half of them by all that is known, where the database answers. */
  private static Viewpoint viewpoint(RandomLife life, Random random) {
    List<Viewpoint> some = Picture.viewpoints(life.events(), 2, random);
    Viewpoint any = some.get(random.nextInt(some.size()));
    return random.nextBoolean() ? Viewpoint.of(any.asOf()) : any;
  }

  private static List<ContractSummary> naive(Viewpoint viewpoint) {
    List<ContractSummary> all = new ArrayList<>();
    for (RandomLife life : book.values()) {
      Progress progress = Progress.initial();
      for (ContractEvent event : life.events()) {
        progress =
            viewpoint.knows(event.provenance()) ? Progress.evolve(progress, event) : progress;
      }
      ContractSummary.of(progress, viewpoint.asOf()).ifPresent(all::add);
    }
    return all;
  }

  private static ContractFilter filter(List<ContractSummary> all, Random random) {
    if (all.isEmpty()) {
      return ContractFilter.ALL;
    }
    ContractSummary like = all.get(random.nextInt(all.size()));
    @Nullable Party buyer = like.buyer();
    return new ContractFilter(
        random.nextInt(3) == 0 ? like.status() : null,
        random.nextInt(4) == 0 ? buyer : null,
        random.nextInt(4) == 0 && like.supplier() != null
            ? part(like.supplier().name(), random)
            : null,
        random.nextInt(4) == 0 && !like.designations().isEmpty()
            ? part(like.designations().getLast(), random)
            : null,
        random.nextInt(3) == 0 ? Boolean.valueOf(random.nextBoolean()) : null,
        random.nextInt(4) == 0 ? search(like, random) : null,
        random.nextInt(4) == 0 && like.signed() != null ? like.signed().latest().getYear() : null);
  }

  /** Parts of what is known of it, in any order and case. */
  private static String search(ContractSummary like, Random random) {
    String buyer = like.buyer() == null ? "" : like.buyer().name();
    String reference = part(like.reference(), random);
    return buyer.isEmpty() ? reference : part(buyer, random) + "  " + reference;
  }

  private static String part(String name, Random random) {
    int from = random.nextInt(name.length());
    String part = name.substring(from, from + 1 + random.nextInt(name.length() - from));
    return random.nextBoolean() ? part.toUpperCase(Locale.ROOT) : part;
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
