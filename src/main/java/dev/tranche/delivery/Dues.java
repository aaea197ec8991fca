package dev.tranche.delivery;

import static com.mongodb.client.model.Filters.and;

import com.mongodb.client.model.Sorts;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Viewpoint;
import dev.tranche.view.ViewDocuments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is late and what is due next in the whole book, as of any day, as known on any day. By all
 * that is known, the database finds it where few contracts are not settled by the day; what is kept
 * in memory of all contracts finds it on all others.
 */
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

  private static final ContractFilter LATE = ContractFilter.ALL.late(true);
  private static final ContractFilter IN_TIME = ContractFilter.ALL.late(false);

  /** So many that are not settled by then are looked at beside those that are. */
  private static final int MOST_CHANGING = 1000;

  private static final int DOCUMENTS_PER_BATCH = 100;
  private static final Comparator<ContractSummary> BY_DUE =
      Comparator.comparing(Dues::nextDue).thenComparing(ContractSummary::reference);

  private final ViewDocuments<Progress, ContractEvent> documents;
  private final KeptLives lives;

  Dues(ViewDocuments<Progress, ContractEvent> deliveryDocuments, KeptLives lives) {
    this.documents = deliveryDocuments;
    this.lives = lives;
  }

  /** At most so many contracts in each list. */
  public Due on(Viewpoint viewpoint, int most) {
    Tally found = new Tally(most);
    Bson changing = ListFields.changing(ContractFilter.ALL, viewpoint.asOf());
    if (viewpoint.knowsEverything() && areFew(changing)) {
      documents
          .documents(changing)
          .batchSize(DOCUMENTS_PER_BATCH)
          .forEach(each -> summary(each, viewpoint).ifPresent(found::add));
      settled(viewpoint, most, found);
    } else {
      lives.forEach(viewpoint, line -> found.add(line.contract()));
    }
    return found.due();
  }

  private void settled(Viewpoint viewpoint, int most, Tally found) {
    Bson late = ListFields.settled(LATE, viewpoint.asOf());
    Bson inTime = ListFields.settled(IN_TIME, viewpoint.asOf());
    first(late, most).forEach(each -> summary(each, viewpoint).ifPresent(found::add));
    first(and(inTime, ListFields.hasDue()), most)
        .forEach(each -> summary(each, viewpoint).ifPresent(found::add));
    found.late += Math.max(0, documents.count(late) - most); // beyond those that were taken
  }

  private boolean areFew(Bson changing) {
    return documents.count(changing, MOST_CHANGING + 1) <= MOST_CHANGING;
  }

  private Iterable<Document> first(Bson filter, int most) {
    return documents.documents(filter).sort(Sorts.ascending(ListFields.DUE)).limit(most);
  }

  private Optional<ContractSummary> summary(Document document, Viewpoint viewpoint) {
    return ContractSummary.of(documents.stateOf(document), viewpoint.asOf());
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
