package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tranche.audit.BookComparison;
import dev.tranche.audit.BookComparison.Result;
import dev.tranche.audit.ContractDifference;
import dev.tranche.backlog.Amount;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.RandomLife;
import dev.tranche.contract.Terms;
import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.CommandService;
import dev.tranche.testing.Picture;
import dev.tranche.testing.Picture.Line;
import dev.tranche.testing.RunningTranche;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Random lives, recorded in the running program, from pairs of viewpoints. */
class ComparisonOfRandomLivesTest {

  private static final int LIVES = 40;
  private static final int PAIRS = 12;

  private static final Map<String, List<ContractEvent>> book = new TreeMap<>();
  private static final List<Viewpoint> viewpoints = new ArrayList<>();
  private static RunningTranche tranche;
  private static BookComparison comparison;

  @BeforeAll
  static void record() {
    tranche = RunningTranche.empty();
    comparison = tranche.bean(BookComparison.class);
    CommandService desk = tranche.bean(CommandService.class);
    RandomLife.forEach(
        LIVES,
        life -> {
          if (book.putIfAbsent(life.reference(), life.events()) == null) {
            life.commands().forEach(command -> desk.record(command, null));
          }
        });
    Random random = new Random(book.hashCode());
    List<List<ContractEvent>> lives = List.copyOf(book.values());
    for (int i = 0; i <= PAIRS; i++) {
      viewpoints.add(
          Picture.viewpoints(lives.get(random.nextInt(lives.size())), 1, random).getLast());
    }
    await()
        .untilAsserted(
            () -> {
              for (JsonNode view : tranche.get("/api/views").json()) {
                assertThat(view.get("lag").asLong()).as(view.toString()).isZero();
              }
            });
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void totalsBeforeAndTheDifferencesOfAllContractsAreTheTotalsAfter() {
    forEachPair(
        (before, after) -> {
          Result result = comparison.compare(before, after, "", 1000);
          assertThat(result.next()).isNull();
          addsUp(result, BookComparison.Picture::backlog, ContractDifference::backlog);
          addsUp(result, BookComparison.Picture::orderIntake, ContractDifference::orderIntake);
          addsUp(result, BookComparison.Picture::deliveries, ContractDifference::deliveries);
        });
  }

  private static void addsUp(
      Result result,
      Function<BookComparison.Picture, Amount> total,
      Function<ContractDifference, Amount> difference) {
    Sum sum = new Sum();
    sum.add(total.apply(result.before()), 1);
    result.contracts().forEach(contract -> sum.add(difference.apply(contract), 1));
    sum.add(total.apply(result.after()), -1);
    assertThat(sum.units).isZero();
    assertThat(sum.value.values()).allMatch(rest -> rest.signum() == 0);
  }

  @Test
  void eachContractDiffersAsTheNaiveFoldOfItsEventsDoes() {
    forEachPair(
        (before, after) -> {
          Map<String, ContractDifference> differing = new HashMap<>();
          comparison
              .compare(before, after, "", 1000)
              .contracts()
              .forEach(contract -> differing.put(contract.reference(), contract));
          book.forEach(
              (reference, events) -> {
                Sum delivered = new Sum();
                Sum outstanding = new Sum();
                for (int sign : new int[] {-1, 1}) {
                  Viewpoint viewpoint = sign > 0 ? after : before;
                  delivered.add(events, viewpoint, Line::delivered, Line::deliveredValue, sign);
                  outstanding.add(
                      events,
                      viewpoint,
                      l -> l.ordered() - l.delivered() - l.cancelled(),
                      l -> l.orderedValue() - l.deliveredValue() - l.cancelledValue(),
                      sign);
                }
                ContractDifference found = differing.get(reference);
                if (found != null) {
                  delivered.add(found.deliveries(), -1);
                  outstanding.add(found.backlog(), -1);
                  assertThat(found.events()).isNotEmpty();
                  assertThat(found.changes()).isNotEmpty();
                }
                assertThat(delivered.isZero() && outstanding.isZero())
                    .as("%s from %s to %s: %s", reference, before, after, found)
                    .isTrue();
              });
        });
  }

  @Test
  void pagesHoldTogetherWhatOnePageHolds() {
    forEachPair(
        (before, after) -> {
          List<ContractDifference> paged = new ArrayList<>();
          Result page = comparison.compare(before, after, "", 3);
          paged.addAll(page.contracts());
          while (page.next() != null) {
            assertThat(page.contracts()).hasSize(3);
            page = comparison.compare(before, after, page.next(), 3);
            paged.addAll(page.contracts());
          }
          assertThat(paged).isEqualTo(comparison.compare(before, after, "", 1000).contracts());
        });
  }

  private interface Pair {
    void see(Viewpoint before, Viewpoint after);
  }

  private static void forEachPair(Pair pair) {
    for (int i = 1; i < viewpoints.size(); i++) {
      pair.see(viewpoints.get(i - 1), viewpoints.get(i));
    }
  }

  /** Units and value by currency. */
  private static final class Sum {

    private long units;
    private final Map<String, BigDecimal> value = new TreeMap<>();

    void add(Amount amount, int sign) {
      units += sign * amount.units();
      amount
          .value()
          .forEach(
              (currency, decimal) ->
                  value.merge(
                      currency,
                      new BigDecimal(decimal).multiply(BigDecimal.valueOf(sign)),
                      BigDecimal::add));
    }

    void add(
        List<ContractEvent> events,
        Viewpoint viewpoint,
        ToLongFunction<Line> ofUnits,
        ToLongFunction<Line> ofValue,
        int sign) {
      Terms terms = Picture.termsOf(events, viewpoint);
      for (Line line : Picture.of(events, viewpoint).values()) {
        units += sign * ofUnits.applyAsLong(line);
        terms
            .currency()
            .ifPresent(
                currency ->
                    value.merge(
                        currency.getCode(),
                        Money.ofMinor(currency, sign * ofValue.applyAsLong(line)).getAmount(),
                        BigDecimal::add));
      }
    }

    boolean isZero() {
      return units == 0 && value.values().stream().allMatch(rest -> rest.signum() == 0);
    }
  }
}
