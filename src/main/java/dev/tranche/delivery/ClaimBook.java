package dev.tranche.delivery;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Viewpoint;
import dev.tranche.view.ViewDocuments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Who claims what, over the whole book, as of any day, as known on any day. */
@Component
public class ClaimBook {

  private final ViewDocuments<Progress, ContractEvent> documents;

  ClaimBook(ViewDocuments<Progress, ContractEvent> deliveryDocuments) {
    this.documents = deliveryDocuments;
  }

  /**
   * The claims that match, by contract and in the order in which they were recorded.
   *
   * @param disagreeing only what not all agree on: the claims on it, and what the contract shows
   */
  public List<ClaimSummary> list(
      Viewpoint viewpoint, boolean disagreeing, Predicate<ClaimSummary> filter) {
    List<ClaimSummary> found = new ArrayList<>();
    Bson claimed = Filters.eq(ListFields.CLAIMED, true);
    for (Document document : documents.documents(claimed).sort(Sorts.ascending("_id"))) {
      Optional<Progress> known =
          viewpoint.knowsEverything()
              ? Optional.of(documents.stateOf(document))
              : documents.foldWhere(
                  document.getString("_id"), event -> Progress.knownOn(viewpoint, event));
      List<ClaimSummary> claims =
          known.map(p -> ClaimSummary.of(p, new ContractOn(p, viewpoint.asOf()))).orElse(List.of());
      (disagreeing ? disagreeing(claims) : claims).stream().filter(filter).forEach(found::add);
    }
    return found;
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
