package dev.tranche.pages;

import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.backlog.Sums;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The colour of each supplier, the same on every page and on every day: the seven with the most
 * units in the book, whatever day is shown, have one of their own, all others share one.
 */
@Component
public class SupplierColours {

  /** The colour of all that have none of their own. */
  public static final int OTHERS = 8;

  private final OrderBook book;

  SupplierColours(OrderBook book) {
    this.book = book;
  }

  /** The suppliers that have a colour of their own, in the order of their colours from 1 on. */
  public List<String> own() {
    return book
        .orderIntake(Breakdown.of("supplier"), Question.from(Viewpoint.of(LocalDate.MAX)))
        .rows()
        .stream()
        .sorted(Comparator.comparingLong(Sums.Row::units).reversed().thenComparing(Sums.Row::key))
        .limit(OTHERS - 1)
        .map(Sums.Row::key)
        .toList();
  }

  /** The number of the colour among those that have one. */
  public static int of(String supplier, List<String> own) {
    int place = own.indexOf(supplier);
    return place < 0 ? OTHERS : place + 1;
  }
}
