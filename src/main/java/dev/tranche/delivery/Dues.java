package dev.tranche.delivery;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is late and what is due next in the whole book, as of any day, as known on any day. */
@Component
public class Dues {

  /**
   * What is due on a day.
   *
   * @param late how many contracts have a late batch
   * @param longest those of them whose first unfinished batch was due first, in that order
   * @param next the others whose first unfinished batch is due first, in that order
   */
  public record Due(long late, List<ContractSummary> longest, List<ContractSummary> next) {}

  private static final Comparator<ContractSummary> BY_DUE =
      Comparator.comparing(Dues::nextDue).thenComparing(ContractSummary::reference);

  private final ContractSnapshots snapshots;

  Dues(ContractSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** At most so many contracts in each list. */
  public Due on(Viewpoint viewpoint, int most) {
    Tally found = new Tally(most);
    snapshots
        .current()
        .listed(viewpoint)
        .map(each -> each.line().contract())
        .toList()
        .forEach(found::add);
    return found.due();
  }

  private static EdtfDate nextDue(ContractSummary contract) {
    EdtfDate due = contract.nextDue();
    if (due == null) {
      throw new IllegalStateException(contract.reference() + " has nothing due.");
    }
    return due;
  }

  /** The first few of those that came by, and how many of them are late. */
  private static final class Tally {

    private final int most;
    private final List<ContractSummary> longest = new ArrayList<>();
    private final List<ContractSummary> next = new ArrayList<>();
    private long late;

    Tally(int most) {
      this.most = most;
    }

    void add(ContractSummary contract) {
      @Nullable EdtfDate due = contract.nextDue();
      // What is due on no last day is never late, and next to nothing.
      if (due == null
          || due.latest().equals(LocalDate.MAX)
          || contract.status() == Status.COMPLETED) {
        return;
      }
      late += contract.late() ? 1 : 0;
      List<ContractSummary> list = contract.late() ? longest : next;
      list.add(contract);
      if (list.size() > most) {
        list.sort(BY_DUE);
        list.removeLast();
      }
    }

    Due due() {
      longest.sort(BY_DUE);
      next.sort(BY_DUE);
      return new Due(late, List.copyOf(longest), List.copyOf(next));
    }
  }
}
