package dev.tranche.delivery;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.Viewpoint;
import dev.tranche.delivery.ContractSort.Place;
import dev.tranche.view.ViewDocuments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Contracts page by page, as of any day, as known on any day. */
@Component
public class ContractList {

  private static final int MOST_ROWS_A_LINE = 4;

  private final ViewDocuments<History, ContractEvent> documents;
  private final KeptLives lives;

  ContractList(ViewDocuments<History, ContractEvent> deliveryDocuments, KeptLives lives) {
    this.documents = deliveryDocuments;
    this.lives = lives;
  }

  /**
   * The contracts that match and come after one, in an order.
   *
   * @param after the reference of the last one of the page before; empty for the first page. Sorted
   *     by reference, it need not be one that exists
   * @param size the most that a page holds, from 1 on
   */
  public ContractPage page(
      Viewpoint viewpoint, ContractFilter filter, ContractSort sort, String after, int size) {
    int most = size + 1;
    Optional<List<ContractSummary>> next =
        isPlain(viewpoint, filter, sort) ? next(viewpoint, after, most) : Optional.empty();
    return ContractPage.of(
        next.orElseGet(
            () -> lives.first(viewpoint, filter, sort, behind(viewpoint, sort, after), most)),
        size);
  }

  private static boolean isPlain(Viewpoint viewpoint, ContractFilter filter, ContractSort sort) {
    return viewpoint.knowsEverything()
        && filter.equals(ContractFilter.ALL)
        && sort.equals(ContractSort.BY_REFERENCE);
  }

  /**
   * Those that come next by reference, from the view, where nearly each row stands in the page;
   * empty where most have not begun by then, which takes long to find.
   */
  private Optional<List<ContractSummary>> next(Viewpoint viewpoint, String after, int most) {
    List<ContractSummary> found = new ArrayList<>();
    int rowsToLookAt = most * MOST_ROWS_A_LINE;
    try (MongoCursor<Document> rows =
        documents
            .documents(Filters.gt("_id", after))
            .sort(Sorts.ascending("_id"))
            .batchSize(most)
            .iterator()) {
      while (found.size() < most && rows.hasNext()) {
        if (rowsToLookAt-- == 0) {
          return Optional.empty();
        }
        ContractSummary.of(new ContractOn(documents.stateOf(rows.next()), viewpoint))
            .ifPresent(found::add);
      }
    }
    return Optional.of(found);
  }

  private @Nullable Place behind(Viewpoint viewpoint, ContractSort sort, String after) {
    if (after.isEmpty()) {
      return null;
    }
    return sort.isByReference()
        ? ContractSort.place(after)
        : lives
            .find(after, viewpoint)
            .map(sort::place)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no %s to go on after.".formatted(after)));
  }

  /** How many match. */
  public long count(Viewpoint viewpoint, ContractFilter filter) {
    return lives.count(viewpoint, filter);
  }

  /**
   * Those of the contracts of which both viewpoints certainly take the same events into account, so
   * that they are the same from both. It costs next to nothing.
   */
  public Set<String> seenAlike(Collection<String> references, Viewpoint one, Viewpoint other) {
    return lives.seenAlike(references, one, other);
  }
}
