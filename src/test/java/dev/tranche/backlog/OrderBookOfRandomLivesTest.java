package dev.tranche.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.backlog.NaiveBook.Movement;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.RateTable;
import dev.tranche.testing.Picture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to contracts, every answer of the order book, by one dimension or two, in one
 * currency or each in its own, equals what is counted plainly from the events that were known.
 */
class OrderBookOfRandomLivesTest {

  private static final int BOOKS = 20;
  private static final int CONTRACTS = 6;
  private static final int VIEWPOINTS = 3;

  /** No life goes on for longer; balances would go on for ever. */
  private static final LocalDate LAST_DAY = LocalDate.of(2085, 5, 5);

  /** One question to one book, and the movements that the answer is counted from. */
  private record Trial(
      OrderBook book,
      Question question,
      List<Movement> movements,
      NaiveRates rates,
      Random random) {

    NaiveSum sum(Collection<Movement> some, ToLongFunction<Movement> sign) {
      return NaiveSum.of(some, sign, question.in(), rates);
    }

    String words() {
      return "%s in %s".formatted(question.viewpoint(), question.in());
    }
  }

  @Test
  void flowsEqualWhatIsCounted() {
    forEachTrial(
        trial -> {
          List<Dimension> dimensions = dimensions(trial.random());
          Breakdown by = by(dimensions);
          for (Kind kind : List.of(Kind.ORDERED, Kind.DELIVERED)) {
            Sums sums =
                kind == Kind.ORDERED
                    ? trial.book().orderIntake(by, trial.question())
                    : trial.book().deliveries(by, trial.question());
            Map<List<String>, List<Movement>> rows = grouped(trial, kind, dimensions);
            assertThat(shown(sums))
                .as("%s by %s", trial.words(), by)
                .isEqualTo(counted(trial, rows, _ -> 1));
            assertThat(NaiveSum.of(sums.total())).isEqualTo(trial.sum(of(trial, kind), _ -> 1));
          }
        });
  }

  @Test
  void backlogEqualsWhatIsCounted() {
    forEachTrial(
        trial -> {
          List<Dimension> dimensions = dimensions(trial.random());
          Breakdown by = by(dimensions);
          Sums sums = trial.book().backlog(by, trial.question());
          Map<List<String>, NaiveSum> counted =
              by.hasPeriods()
                  ? balances(trial, dimensions)
                  : counted(
                      trial,
                      trial.movements().stream().collect(Collectors.groupingBy(keys(dimensions))),
                      m -> m.kind().sign());
          assertThat(shown(sums)).as("%s by %s", trial.words(), by).isEqualTo(counted);
          assertThat(NaiveSum.of(sums.total()))
              .isEqualTo(trial.sum(trial.movements(), m -> m.kind().sign()));
        });
  }

  @Test
  void bookToBillIsOneCountOverTheOther() {
    forEachTrial(
        trial -> {
          List<Dimension> dimensions = dimensions(trial.random());
          Map<List<String>, List<Movement>> ordered = grouped(trial, Kind.ORDERED, dimensions);
          Map<List<String>, List<Movement>> delivered = grouped(trial, Kind.DELIVERED, dimensions);
          BookToBill answer = trial.book().bookToBill(by(dimensions), trial.question());
          Set<List<String>> answered = new HashSet<>();
          for (BookToBill.Row row : answer.rows()) {
            List<String> keys = keys(row.key(), row.secondKey());
            answered.add(keys);
            NaiveSum intake = trial.sum(ordered.getOrDefault(keys, List.of()), _ -> 1);
            NaiveSum bills = trial.sum(delivered.getOrDefault(keys, List.of()), _ -> 1);
            assertThat(NaiveSum.of(row.orderIntake())).isEqualTo(intake);
            assertThat(NaiveSum.of(row.deliveries())).isEqualTo(bills);
            assertThat(row.byUnits())
                .isEqualTo(
                    ratio(BigDecimal.valueOf(intake.units()), BigDecimal.valueOf(bills.units())));
            Map<String, String> byValue = new TreeMap<>();
            bills
                .value()
                .forEach(
                    (currency, bill) -> {
                      BigDecimal order = intake.value().getOrDefault(currency, BigDecimal.ZERO);
                      @Nullable String ratio = ratio(order, bill);
                      if (ratio != null) {
                        byValue.put(currency, ratio);
                      }
                    });
            assertThat(row.byValue()).isEqualTo(byValue);
          }
          Set<List<String>> counted = new HashSet<>(counted(trial, ordered, _ -> 1).keySet());
          counted.addAll(counted(trial, delivered, _ -> 1).keySet());
          assertThat(answered).as("%s", trial.words()).containsAll(counted);
        });
  }

  private static @Nullable String ratio(BigDecimal order, BigDecimal bill) {
    return bill.signum() > 0 ? order.divide(bill, 4, RoundingMode.HALF_UP).toPlainString() : null;
  }

  @Test
  void eachMonthOfASeriesIsTheSingleQuestionAtItsEnd() {
    forEachTrial(
        trial -> {
          YearMonth from =
              YearMonth.of(trial.random().nextInt(1994, 2050), 1 + trial.random().nextInt(12));
          YearMonth to = from.plusMonths(trial.random().nextInt(48));
          Question question = trial.question();
          Breakdown by = Breakdown.of("buyer");
          Series series = trial.book().series(from, to, question);
          YearMonth expected = from;
          for (Series.Month month : series.months()) {
            assertThat(month.month()).isEqualTo(expected);
            expected = expected.plusMonths(1);
            LocalDate end = month.month().atEndOfMonth();
            LocalDate asOf = question.viewpoint().asOf();
            Question then =
                new Question(
                    new Viewpoint(
                        end.isBefore(asOf) ? end : asOf,
                        question.viewpoint().knownOn(),
                        question.viewpoint().basis()),
                    question.selection(),
                    question.in());
            assertThat(NaiveSum.of(month.backlog()))
                .isEqualTo(NaiveSum.of(trial.book().backlog(by, then).total()));
            assertThat(NaiveSum.of(month.orderIntake()))
                .isEqualTo(NaiveSum.of(trial.book().orderIntake(by, then).total()));
            assertThat(NaiveSum.of(month.deliveries()))
                .isEqualTo(NaiveSum.of(trial.book().deliveries(by, then).total()));
          }
          assertThat(expected).isEqualTo(to.plusMonths(1));
        });
  }

  private static void forEachTrial(Consumer<Trial> test) {
    List<List<ContractEvent>> lives = new ArrayList<>();
    RandomLife.forEach(
        BOOKS * CONTRACTS,
        life -> {
          if (life.events().stream().anyMatch(ContractSigned.class::isInstance)) {
            lives.add(life.events());
          }
          if (lives.size() == CONTRACTS) {
            forEachTrial(List.copyOf(lives), new Random(life.reference().hashCode()), test);
            lives.clear();
          }
        });
    if (!lives.isEmpty()) {
      forEachTrial(lives, new Random(lives.hashCode()), test);
    }
  }

  private static void forEachTrial(
      List<List<ContractEvent>> lives, Random random, Consumer<Trial> test) {
    NaiveRates rates = NaiveRates.random(random);
    Map<Viewpoint, RateTable> tables = new HashMap<>();
    OrderBook book =
        new OrderBook(
            entries(lives), v -> tables.computeIfAbsent(v, known -> rates.from(known).table()));
    List<ContractEvent> all = lives.stream().flatMap(List::stream).toList();
    for (Viewpoint any : Picture.viewpoints(all, VIEWPOINTS, random)) {
      LocalDate asOf = any.asOf().isBefore(LAST_DAY) ? any.asOf() : LAST_DAY;
      Viewpoint viewpoint = new Viewpoint(asOf, any.knownOn(), any.basis());
      List<Movement> movements = NaiveBook.movements(lives, viewpoint);
      Selection selection = Selection.ALL;
      if (random.nextInt(3) == 0 && !movements.isEmpty()) {
        Dimension dimension = oneOf(List.of(Dimension.values()).subList(0, 6), random);
        String key = oneOf(movements, random).key(dimension);
        selection = selection.with(dimension, key);
        movements = movements.stream().filter(m -> m.key(dimension).equals(key)).toList();
      }
      @Nullable CurrencyUnit in =
          random.nextBoolean() ? null : oneOf(NaiveRates.CURRENCIES, random);
      Question question = new Question(viewpoint, selection, in);
      test.accept(new Trial(book, question, movements, rates.from(viewpoint), random));
    }
  }

  private static Entries entries(List<List<ContractEvent>> lives) {
    List<RecordedEntries.OfContract> all = new ArrayList<>();
    for (List<ContractEvent> events : lives) {
      History history = History.initial();
      for (ContractEvent event : events) {
        history = History.evolve(history, event);
      }
      all.add(RecordedEntries.OfContract.of(history));
    }
    return (question, kinds, each) ->
        all.forEach(contract -> contract.forEach(question, kinds, each));
  }

  private static List<Dimension> dimensions(Random random) {
    Dimension first = oneOf(List.of(Dimension.values()), random);
    Dimension second = oneOf(List.of(Dimension.values()), random);
    return first == second ? List.of(first) : List.of(first, second);
  }

  private static Breakdown by(List<Dimension> dimensions) {
    return Breakdown.of(
        dimensions.stream().map(Dimension::toString).collect(Collectors.joining(",")));
  }

  private static Function<Movement, List<String>> keys(List<Dimension> dimensions) {
    return movement -> dimensions.stream().map(movement::key).toList();
  }

  private static List<String> keys(String first, @Nullable String second) {
    return second == null ? List.of(first) : List.of(first, second);
  }

  private static List<Movement> of(Trial trial, Kind kind) {
    return trial.movements().stream().filter(NaiveBook.of(kind)).toList();
  }

  private static Map<List<String>, List<Movement>> grouped(
      Trial trial, Kind kind, List<Dimension> dimensions) {
    return of(trial, kind).stream().collect(Collectors.groupingBy(keys(dimensions)));
  }

  private static Map<List<String>, NaiveSum> counted(
      Trial trial, Map<List<String>, List<Movement>> rows, ToLongFunction<Movement> sign) {
    Map<List<String>, NaiveSum> counted = new HashMap<>();
    rows.forEach((keys, movements) -> counted.put(keys, trial.sum(movements, sign)));
    counted.values().removeIf(NaiveSum.NOTHING::equals);
    return counted;
  }

  /** At the end of every period up to the day, all that had moved by then. */
  private static Map<List<String>, NaiveSum> balances(Trial trial, List<Dimension> dimensions) {
    List<Dimension> groups = dimensions.stream().filter(d -> !d.isPeriod()).toList();
    boolean monthly = dimensions.contains(Dimension.MONTH);
    Map<List<String>, NaiveSum> balances = new HashMap<>();
    Map<List<String>, List<Movement>> byGroup =
        trial.movements().stream().collect(Collectors.groupingBy(keys(groups)));
    YearMonth last = YearMonth.from(trial.question().viewpoint().asOf());
    byGroup.forEach(
        (group, movements) -> {
          YearMonth first =
              YearMonth.from(
                  new TreeSet<>(movements.stream().map(Movement::day).toList()).getFirst());
          for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            if (monthly || month.getMonthValue() == 12 || month.equals(last)) {
              LocalDate end = month.atEndOfMonth();
              List<String> keys = new ArrayList<>();
              for (Dimension dimension : dimensions) {
                keys.add(
                    dimension.isPeriod()
                        ? dimension.label(month)
                        : group.get(groups.indexOf(dimension)));
              }
              balances.put(
                  keys,
                  trial.sum(
                      movements.stream().filter(m -> !m.day().isAfter(end)).toList(),
                      m -> m.kind().sign()));
            }
          }
        });
    balances.values().removeIf(NaiveSum.NOTHING::equals);
    return balances;
  }

  private static Map<List<String>, NaiveSum> shown(Sums sums) {
    Map<List<String>, NaiveSum> shown = new HashMap<>();
    for (Sums.Row row : sums.rows()) {
      assertThat(shown.put(keys(row.key(), row.secondKey()), NaiveSum.of(row))).isNull();
    }
    shown.values().removeIf(NaiveSum.NOTHING::equals);
    return shown;
  }

  private static <T> T oneOf(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
