package dev.tranche.delivery;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.fact.Viewpoint;
import dev.tranche.view.ViewDocuments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who claims what, over the whole book, as of any day, as known on any day. */
@Component
public class ClaimBook {

  private static final int CONTRACTS_PER_PAGE = 500;

  private final ViewDocuments<History, ContractEvent> documents;
  private final ContractSnapshots snapshots;

  ClaimBook(ViewDocuments<History, ContractEvent> deliveryDocuments, ContractSnapshots snapshots) {
    this.documents = deliveryDocuments;
    this.snapshots = snapshots;
  }

  /**
   * The claims that match, by contract and in the order in which they were recorded.
   *
   * @param disagreeing only what not all agree on: the claims on it, and what the contract shows
   */
  public List<ClaimSummary> list(
      Viewpoint viewpoint, boolean disagreeing, Predicate<ClaimSummary> filter) {
    return claimed().parallelStream()
        .map(history -> ClaimSummary.of(history, new ContractOn(history, viewpoint)))
        .flatMap(claims -> (disagreeing ? disagreeing(claims) : claims).stream())
        .filter(filter)
        .toList();
  }

  /** Those of which anything was ever claimed, as the view has them. */
  private List<History> claimed() {
    List<String> references =
        snapshots
            .current()
            .contracts()
            .filter(contract -> contract.history().hasClaims())
            .map(RecordedContract::reference)
            .sorted()
            .toList();
    List<History> claimed = new ArrayList<>(references.size());
    for (int from = 0; from < references.size(); from += CONTRACTS_PER_PAGE) {
      int to = Math.min(references.size(), from + CONTRACTS_PER_PAGE);
      documents
          .documents(Filters.in("_id", references.subList(from, to)))
          .sort(Sorts.ascending("_id"))
          .forEach(document -> claimed.add(documents.stateOf(document)));
    }
    return claimed;
  }

  private static List<ClaimSummary> disagreeing(List<ClaimSummary> claims) {
    Map<String, Set<Object>> values =
        claims.stream()
            .collect(
                Collectors.groupingBy(
                    claim -> claim.states().subject(),
                    Collectors.mapping(claim -> claim.states().value(), Collectors.toSet())));
    claims.forEach(
        claim -> {
          if (claim.shown() != null) {
            values
                .computeIfAbsent(claim.states().subject(), _ -> new HashSet<>())
                .add(claim.shown().value());
          }
        });
    return claims.stream()
        .filter(claim -> values.getOrDefault(claim.states().subject(), Set.of()).size() > 1)
        .toList();
  }
}
