package dev.tranche.delivery;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Viewpoint;
import dev.tranche.delivery.ContractSort.Place;
import dev.tranche.view.ViewDocuments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Contracts page by page, as of any day, as known on any day. It never holds more than a page of
 * them.
 *
 * <p>By all that is known, the database finds those that are settled by the day looked at, and the
 * few that are not are looked at one by one. Where those are many, as on a day long past, and
 * wherever only what was known on some day counts, it walks along the references: to the end of the
 * page in their order, and along all of them in any other.
 */
@Component
public class ContractList {

  /** So many are looked up by their references before a walk along all is the shorter way. */
  private static final int MOST_CHANGING = 1000;

  private static final int DOCUMENTS_PER_BATCH = 100;
  private static final String FROM_THE_FIRST = "";

  private final ViewDocuments<Progress, ContractEvent> documents;
  private final int mostChanging;

  @Autowired
  ContractList(ViewDocuments<Progress, ContractEvent> deliveryDocuments) {
    this(deliveryDocuments, MOST_CHANGING);
  }

  ContractList(ViewDocuments<Progress, ContractEvent> documents, int mostChanging) {
    this.documents = documents;
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
    if (viewpoint.knowsEverything()) {
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
    boolean endsWithThePage = sort.equals(ContractSort.BY_REFERENCE);
    walk(
        viewpoint,
        filter,
        endsWithThePage ? after : FROM_THE_FIRST,
        contract -> {
          found.add(sort, contract);
          return !endsWithThePage || !found.isFull();
        });
    return ContractPage.of(found.contracts(), size);
  }

  /** How many match; this looks at each of them, which a page does not. */
  public long count(Viewpoint viewpoint, ContractFilter filter) {
    return countQuickly(viewpoint, filter, Integer.MAX_VALUE)
        .orElseGet(
            () -> {
              AtomicLong count = new AtomicLong();
              walk(
                  viewpoint,
                  filter,
                  FROM_THE_FIRST,
                  _ -> {
                    count.incrementAndGet();
                    return true;
                  });
              return count.get();
            });
  }

  /**
   * How many match, but no more than so many; empty where a walk along all contracts would have to
   * find out.
   */
  public OptionalLong countQuickly(Viewpoint viewpoint, ContractFilter filter, int most) {
    Optional<List<String>> changing =
        viewpoint.knowsEverything() ? changing(viewpoint, filter) : Optional.empty();
    if (changing.isEmpty()) {
      return OptionalLong.empty();
    }
    long settled = documents.count(ListFields.settled(filter, viewpoint.asOf()), most);
    PageSoFar others = new PageSoFar(ContractSort.BY_REFERENCE.order(), null, Integer.MAX_VALUE);
    changing(changing.get(), viewpoint, filter, ContractSort.BY_REFERENCE, others);
    return OptionalLong.of(Math.min(most, settled + others.contracts().size()));
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

  /** Each that matches, by reference, as long as it is wanted. */
  private void walk(
      Viewpoint viewpoint, ContractFilter filter, String after, Predicate<ContractSummary> goesOn) {
    Bson behind = ListFields.behind(filter, after);
    Bson fields = viewpoint.knowsEverything() ? new Document() : Projections.include("_id");
    try (MongoCursor<Document> each =
        batches(behind).projection(fields).sort(Sorts.ascending("_id")).cursor()) {
      boolean more = true;
      while (more && each.hasNext()) {
        Optional<ContractSummary> found = summary(each.next(), viewpoint).filter(filter::matches);
        more = found.isEmpty() || goesOn.test(found.get());
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
