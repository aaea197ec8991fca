package dev.tranche.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.backlog.Amount;
import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.backlog.Sums;
import dev.tranche.delivery.ContractSnapshots;
import dev.tranche.delivery.RecordedContract;
import dev.tranche.delivery.Snapshot;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What differs between two pictures of the order book: the totals of each, the contracts that
 * differ, and the events that make the difference. The totals after are those before and the
 * differences of all contracts, exactly.
 */
@Component
public class BookComparison {

  /** So many contracts are looked at for one page, whether they differ or not. */
  public static final int MOST_LOOKED_AT = 2_000;

  /** A page ends with the contract in which it has looked at so many events. */
  private static final int MOST_EVENTS = 50_000;

  private static final Breakdown ANY = Breakdown.of("currency");

  /**
   * One of the two pictures, with its totals.
   *
   * @param knownOn absent where all is known that is in the log
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Picture(
      LocalDate asOf,
      @Nullable LocalDate knownOn,
      Amount backlog,
      Amount orderIntake,
      Amount deliveries) {}

  /**
   * Two pictures, and a page of the contracts that differ, in the order of their references.
   *
   * @param contractsLookedAt for this page; at most {@value #MOST_LOOKED_AT}
   * @param next the reference from which the next page goes on; absent where this is the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      Picture before,
      Picture after,
      List<ContractDifference> contracts,
      int contractsLookedAt,
      @Nullable String next) {}

  private final OrderBook book;
  private final ContractComparisons contracts;
  private final ContractSnapshots snapshots;

  BookComparison(OrderBook book, ContractComparisons contracts, ContractSnapshots snapshots) {
    this.book = book;
    this.contracts = contracts;
    this.snapshots = snapshots;
  }

  /** Compares; the contracts are those from a reference on, at most so many that differ. */
  public Result compare(Viewpoint before, Viewpoint after, String from, int limit) {
    ContractPage page = new ContractPage(before, after, limit);
    String next = page.lookAt(from);
    return new Result(picture(before), picture(after), page.differing, page.lookedAt, next);
  }

  private Picture picture(Viewpoint viewpoint) {
    Question question = Question.from(viewpoint);
    return new Picture(
        viewpoint.asOf(),
        viewpoint.knowsEverything() ? null : viewpoint.knownOn(),
        total(book.backlog(ANY, question)),
        total(book.orderIntake(ANY, question)),
        total(book.deliveries(ANY, question)));
  }

  private static Amount total(Sums sums) {
    Sums.Row total = sums.total();
    return new Amount(total.units(), total.value(), total.estimated(), total.unconverted());
  }

  /** A page of contracts as it is filled. */
  private final class ContractPage {

    private final Snapshot snapshot = snapshots.current();
    private final Viewpoint before;
    private final Viewpoint after;
    private final int limit;
    private final List<ContractDifference> differing = new ArrayList<>();
    private int lookedAt;
    private long events;

    ContractPage(Viewpoint before, Viewpoint after, int limit) {
      this.before = before;
      this.after = after;
      this.limit = limit;
    }

    boolean isFull() {
      return differing.size() == limit || lookedAt == MOST_LOOKED_AT || events > MOST_EVENTS;
    }

    /** Looks at the contracts from one on; where to go on, nothing where there are no more. */
    @Nullable String lookAt(String from) {
      for (String reference : snapshot.references()) {
        if (reference.compareTo(from) >= 0) {
          if (isFull()) {
            return reference;
          }
          lookedAt++;
          compare(snapshot.find(reference).orElseThrow());
        }
      }
      return null;
    }

    private void compare(RecordedContract contract) {
      List<Integer> different = SeenDifferently.among(contract.history(), before, after);
      if (!different.isEmpty()) {
        events += contract.history().events();
        differing.add(contracts.compare(contract, different, before, after));
      }
    }
  }
}
