package dev.tranche.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.Party;
import dev.tranche.contract.Viewpoint;
import dev.tranche.rate.RateTable;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** An order book answers a second time what it has answered, until an entry changes. */
class AnswersTest {

  private static final Viewpoint TODAY = Viewpoint.of(LocalDate.of(2024, 3, 20));
  private static final Question ALL = Question.from(TODAY);
  private static final Breakdown BY_BUYER = Breakdown.of("buyer");

  private final AtomicInteger passes = new AtomicInteger();
  private final AtomicLong changes = new AtomicLong();
  private final OrderBook book =
      new OrderBook(
          new Entries() {
            @Override
            public void forEach(Grain grain, BiConsumer<Party, Entry> each) {
              passes.incrementAndGet();
            }

            @Override
            public OptionalLong changes() {
              return OptionalLong.of(changes.get());
            }
          },
          viewpoint -> RateTable.of(List.of(), viewpoint));

  @Test
  void theSameQuestionIsAnsweredFromBefore() {
    Sums first = book.backlog(BY_BUYER, ALL);
    assertThat(book.backlog(Breakdown.of("buyer"), Question.from(TODAY))).isSameAs(first);
    assertThat(passes).hasValue(1);
  }

  @Test
  void everyOtherQuestionIsAnsweredAnew() {
    Selection ofMaker = Selection.ALL.with(Dimension.SUPPLIER, "Maker");
    book.backlog(BY_BUYER, ALL);
    book.backlog(Breakdown.of("buyer,year"), ALL);
    book.backlog(BY_BUYER, Question.from(Viewpoint.of(LocalDate.of(2024, 3, 21))));
    book.backlog(BY_BUYER, new Question(TODAY, ofMaker, null));
    book.backlog(BY_BUYER, new Question(TODAY, Selection.ALL.with(Dimension.BUYER, "PL"), null));
    book.orderIntake(BY_BUYER, ALL);
    book.orderIntake(BY_BUYER, ALL, LocalDate.of(2024, 1, 1));
    book.deliveries(BY_BUYER, ALL);
    assertThat(passes).hasValue(8);
    book.backlog(
        BY_BUYER, new Question(TODAY, Selection.ALL.with(Dimension.SUPPLIER, "Maker"), null));
    assertThat(passes).hasValue(8);
  }

  @Test
  void whatIsConvertedIsAnsweredAnewSinceRatesChangeToo() {
    Question inDollars = new Question(TODAY, Selection.ALL, CurrencyUnit.USD);
    book.backlog(BY_BUYER, inDollars);
    book.backlog(BY_BUYER, inDollars);
    assertThat(passes).hasValue(2);
  }

  @Test
  void nothingIsAnsweredFromBeforeAChange() {
    Sums before = book.backlog(BY_BUYER, ALL);
    changes.incrementAndGet();
    assertThat(book.backlog(BY_BUYER, ALL)).isNotSameAs(before);
    assertThat(passes).hasValue(2);
  }

  @Test
  void anAnswerThatWasUnderWayDuringAChangeIsNotKept() {
    Answers answers = new Answers();
    String late =
        answers.of(
            1, "what", () -> answers.of(2, "what", () -> "new", _ -> 1) + " and late", _ -> 1);
    assertThat(late).isEqualTo("new and late");
    assertThat(answers.of(2, "what", () -> "asked again", _ -> 1)).isEqualTo("new");
  }

  @Test
  void aLongAnswerIsNotKept() {
    Answers answers = new Answers();
    assertThat(answers.of(0, "long", () -> "one", _ -> 1_001)).isEqualTo("one");
    assertThat(answers.of(0, "long", () -> "two", _ -> 1_000)).isEqualTo("two");
    assertThat(answers.of(0, "long", () -> "three", _ -> 1_000)).isEqualTo("two");
  }
}
