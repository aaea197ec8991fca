package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.testing.Picture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Page by page the list is what a look at every contract gives, whatever is asked. */
class WhenContractsAreListedTest {

  private static final int LIVES = 100;
  private static final int QUESTIONS = 180;

  private static final List<ContractSort> SORTS =
      Stream.of(ContractSort.By.values())
          .flatMap(by -> Stream.of(new ContractSort(by, false), new ContractSort(by, true)))
          .toList();

  private static final Map<String, RandomLife> book = new TreeMap<>();

  @BeforeAll
  static void record() {
    RandomLife.forEach(LIVES, life -> book.putIfAbsent(life.reference(), life));
  }

  @Test
  void everyPageAndTheTotalAreThoseOfTheNaiveList() {
    ContractList list = new ContractList(snapshots());
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
    Dues dues = new Dues(snapshots());
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
    ContractList list = new ContractList(snapshots());
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

  private static ContractSnapshots snapshots() {
    ContractSnapshots snapshots = new ContractSnapshots();
    Snapshot.Draft draft = Snapshot.Draft.of(1, 0);
    book.forEach(
        (reference, life) ->
            draft.put(
                reference,
                new RecordedContract(
                    life.events().size() - 1L, new Compact().of(history(life.events())), false)));
    snapshots.publish(draft.done());
    return snapshots;
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
