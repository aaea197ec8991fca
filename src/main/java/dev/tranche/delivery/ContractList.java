package dev.tranche.delivery;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Viewpoint;
import dev.tranche.delivery.ContractSort.Place;
import dev.tranche.view.ViewDocuments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Contracts page by page, as of any day, as known on any day.
 *
 * <p>By all that is known, and by what it has indexes for, the database finds those that are
 * settled by the day looked at, and the few that are not are looked at one by one. Where those are
 * many, and for every other question, what is kept in memory of all contracts answers.
 */
@Component
public class ContractList {

  /** So many are looked up by their references before memory is the shorter way. */
  private static final int MOST_CHANGING = 1000;

  private static final int DOCUMENTS_PER_BATCH = 100;

  private final ViewDocuments<Progress, ContractEvent> documents;
  private final KeptLives lives;
  private final int mostChanging;

  @Autowired
  ContractList(ViewDocuments<Progress, ContractEvent> deliveryDocuments, KeptLives lives) {
    this(deliveryDocuments, lives, MOST_CHANGING);
  }

  ContractList(
      ViewDocuments<Progress, ContractEvent> documents, KeptLives lives, int mostChanging) {
    this.documents = documents;
    this.lives = lives;
    this.mostChanging = mostChanging;
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
    @Nullable Place behind = after.isEmpty() ? null : place(viewpoint, sort, after);
    PageSoFar found = new PageSoFar(sort.order(), behind, most);
    if (viewpoint.knowsEverything() && filter.equals(ContractFilter.ALL) && sort.isByReference()) {
      next(viewpoint, sort, behind, found);
      return ContractPage.of(found.contracts(), size);
    }
    if (viewpoint.knowsEverything() && filter.isIndexed()) {
      documents
          .documents(Filters.and(sort.behind(behind), ListFields.settled(filter, viewpoint.asOf())))
          .sort(sort.sorted())
          .limit(most)
          .batchSize(most)
          .forEach(document -> summary(document, viewpoint).ifPresent(c -> found.add(sort, c)));
      // Looked up last: what is recorded meanwhile hardly ever settles a contract.
      Optional<List<String>> changing = changing(viewpoint, filter);
      if (changing.isPresent()) {
        changing(changing.get(), viewpoint, filter, sort, found);
        return ContractPage.of(found.contracts(), size);
      }
      found.clear();
    }
    return ContractPage.of(lives.first(viewpoint, filter, sort, found), size);
  }

  /** Those that come next by reference, whatever they are: nearly each stands in the page. */
  private void next(
      Viewpoint viewpoint, ContractSort sort, @Nullable Place behind, PageSoFar found) {
    for (Document document : batches(sort.behind(behind)).sort(sort.sorted())) {
      summary(document, viewpoint).ifPresent(contract -> found.add(sort, contract));
      if (found.isFull()) {
        return;
      }
    }
  }

  /** How many match. */
  public long count(Viewpoint viewpoint, ContractFilter filter) {
    return count(viewpoint, filter, Integer.MAX_VALUE);
  }

  /** How many match, but no more than so many. */
  public long count(Viewpoint viewpoint, ContractFilter filter, int most) {
    Optional<List<String>> changing =
        viewpoint.knowsEverything() && filter.isIndexed()
            ? changing(viewpoint, filter)
            : Optional.empty();
    if (changing.isEmpty()) {
      return Math.min(most, lives.count(viewpoint, filter));
    }
    long settled = documents.count(ListFields.settled(filter, viewpoint.asOf()), most);
    PageSoFar others = new PageSoFar(ContractSort.BY_REFERENCE.order(), null, Integer.MAX_VALUE);
    changing(changing.get(), viewpoint, filter, ContractSort.BY_REFERENCE, others);
    return Math.min(most, settled + others.contracts().size());
  }

  /**
   * Those of the contracts of which both viewpoints certainly take the same events into account, so
   * that they are the same from both. It costs next to nothing.
   */
  public Set<String> seenAlike(Collection<String> references, Viewpoint one, Viewpoint other) {
    return lives.seenAlike(references, one, other);
  }

  private Place place(Viewpoint viewpoint, ContractSort sort, String after) {
    if (sort.isByReference()) {
      return ContractSort.place(after);
    }
    return documents
        .documents(Filters.eq("_id", after))
        .map(document -> summary(document, viewpoint).map(sort::place))
        .into(new ArrayList<>())
        .stream()
        .flatMap(Optional::stream)
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no %s to go on after.".formatted(after)));
  }

  /** The references of those that are not settled by then, in order; empty where that is many. */
  private Optional<List<String>> changing(Viewpoint viewpoint, ContractFilter filter) {
    List<String> references = new ArrayList<>();
    documents
        .documents(ListFields.changing(filter, viewpoint.asOf()))
        .projection(Projections.include("_id"))
        .limit(mostChanging + 1)
        .batchSize(mostChanging + 1)
        .forEach(document -> references.add(document.getString("_id")));
    references.sort(null);
    return references.size() > mostChanging ? Optional.empty() : Optional.of(references);
  }

  /** Adds those that match of the contracts that are not settled. */
  private void changing(
      List<String> references,
      Viewpoint viewpoint,
      ContractFilter filter,
      ContractSort sort,
      PageSoFar found) {
    List<String> wanted =
        sort.isByReference()
            ? references.stream()
                .filter(each -> found.canStand(ContractSort.place(each)))
                .sorted(sort.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder())
                .toList()
            : references;
    for (int from = 0; from < wanted.size(); from += DOCUMENTS_PER_BATCH) {
      List<String> some = wanted.subList(from, Math.min(wanted.size(), from + DOCUMENTS_PER_BATCH));
      if (sort.isByReference() && !found.canStand(ContractSort.place(some.getFirst()))) {
        break;
      }
      for (Document document : batches(Filters.in("_id", some))) {
        summary(document, viewpoint)
            .filter(filter::matches)
            .ifPresent(contract -> found.add(sort, contract));
      }
    }
  }

  private FindIterable<Document> batches(Bson filter) {
    return documents.documents(filter).batchSize(DOCUMENTS_PER_BATCH);
  }

  private Optional<ContractSummary> summary(Document document, Viewpoint viewpoint) {
    Optional<Progress> known =
        viewpoint.knowsEverything()
            ? Optional.of(documents.stateOf(document))
            : documents.foldWhere(
                document.getString("_id"), event -> Progress.knownOn(viewpoint, event));
    return known.flatMap(progress -> ContractSummary.of(progress, viewpoint.asOf()));
  }
}
