package dev.tranche.delivery;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Viewpoint;
import dev.tranche.view.ViewDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Contracts page by page, as of any day, as known on any day. It never holds more than a page of
 * them.
 *
 * <p>By all that is known, the database finds those that are settled by the day looked at, and the
 * few that are not are looked at one by one. Where those are many, as on a day long past, and
 * wherever only what was known on some day counts, it walks along the references.
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
   * The contracts that match and come after a reference, in the order of their references.
   *
   * @param after need not be one that exists; empty for the first page
   * @param size the most that a page holds, from 1 on
   */
  public ContractPage page(Viewpoint viewpoint, ContractFilter filter, String after, int size) {
    int most = size + 1;
    List<ContractSummary> found = new ArrayList<>();
    if (viewpoint.knowsEverything()) {
      documents
          .documents(ListFields.settled(filter, viewpoint.asOf(), after))
          .sort(Sorts.ascending("_id"))
          .limit(most)
          .batchSize(most)
          .forEach(document -> summary(document, viewpoint).ifPresent(found::add));
      // Looked up last: what is recorded meanwhile hardly ever settles a contract.
      Optional<List<String>> changing = changing(viewpoint, filter);
      if (changing.isPresent()) {
        return ContractPage.of(
            merged(found, changing(changing.get(), found, after, most), viewpoint, filter, most),
            size);
      }
      found.clear();
    }
    walk(
        viewpoint,
        filter,
        after,
        contract -> {
          found.add(contract);
          return found.size() < most;
        });
    return ContractPage.of(found, size);
  }

  /** How many match; this looks at each of them, which a page does not. */
  public long count(Viewpoint viewpoint, ContractFilter filter) {
    if (viewpoint.knowsEverything()) {
      long settled = documents.count(ListFields.settled(filter, viewpoint.asOf(), FROM_THE_FIRST));
      Optional<List<String>> changing = changing(viewpoint, filter);
      if (changing.isPresent()) {
        return settled
            + merged(List.of(), changing.get(), viewpoint, filter, Integer.MAX_VALUE).size();
      }
    }
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

  /** Those that can stand on a page beside the settled ones. */
  private static List<String> changing(
      List<String> references, List<ContractSummary> settled, String after, int most) {
    return references.stream()
        .filter(each -> each.compareTo(after) > 0)
        .filter(each -> settled.size() < most || each.compareTo(settled.getLast().reference()) <= 0)
        .toList();
  }

  private List<ContractSummary> merged(
      List<ContractSummary> settled,
      List<String> changing,
      Viewpoint viewpoint,
      ContractFilter filter,
      int most) {
    TreeMap<String, ContractSummary> all = new TreeMap<>();
    settled.forEach(contract -> all.put(contract.reference(), contract));
    for (int from = 0; from < changing.size(); from += DOCUMENTS_PER_BATCH) {
      List<String> some =
          changing.subList(from, Math.min(changing.size(), from + DOCUMENTS_PER_BATCH));
      for (Document document : batches(Filters.in("_id", some))) {
        summary(document, viewpoint)
            .filter(filter::matches)
            .ifPresent(contract -> all.put(contract.reference(), contract));
      }
      if (all.headMap(some.getLast(), true).size() >= most) {
        break;
      }
    }
    return all.values().stream().limit(most).toList();
  }

  /** Each that matches, in order, as long as it is wanted. */
  private void walk(
      Viewpoint viewpoint, ContractFilter filter, String after, Predicate<ContractSummary> goesOn) {
    Bson behind = Filters.gt("_id", after);
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
