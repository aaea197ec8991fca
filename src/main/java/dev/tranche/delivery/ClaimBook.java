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
import org.springframework.stereotype.Component;

/** Who claims what, over the whole book, as of any day, as known on any day. */
@Component
public class ClaimBook {

  private static final int CONTRACTS_PER_PAGE = 500;

  private final ViewDocuments<Progress, ContractEvent> documents;
  private final KeptLives lives;

  ClaimBook(ViewDocuments<Progress, ContractEvent> deliveryDocuments, KeptLives lives) {
    this.documents = deliveryDocuments;
    this.lives = lives;
  }

  /**
   * The claims that match, by contract and in the order in which they were recorded.
   *
   * @param disagreeing only what not all agree on: the claims on it, and what the contract shows
   */
  public List<ClaimSummary> list(
      Viewpoint viewpoint, boolean disagreeing, Predicate<ClaimSummary> filter) {
    List<Progress> now = claimed();
    Set<String> known = whollyKnown(now, viewpoint);
    // Any other contract is folded from its own stream: several are at work at a time.
    return now.parallelStream()
        .map(progress -> claims(progress, viewpoint, known.contains(progress.reference())))
        .flatMap(claims -> (disagreeing ? disagreeing(claims) : claims).stream())
        .filter(filter)
        .toList();
  }

  /** Those of which anything was ever claimed, as the view has them. */
  private List<Progress> claimed() {
    List<String> references = lives.claimed();
    List<Progress> claimed = new ArrayList<>(references.size());
    for (int from = 0; from < references.size(); from += CONTRACTS_PER_PAGE) {
      int to = Math.min(references.size(), from + CONTRACTS_PER_PAGE);
      documents
          .documents(Filters.in("_id", references.subList(from, to)))
          .sort(Sorts.ascending("_id"))
          .forEach(document -> claimed.add(documents.stateOf(document)));
    }
    return claimed;
  }

  private Set<String> whollyKnown(List<Progress> all, Viewpoint viewpoint) {
    return viewpoint.knowsEverything()
        ? Set.of()
        : lives.whollyKnown(all.stream().map(Progress::reference).toList(), viewpoint);
  }

  private List<ClaimSummary> claims(Progress now, Viewpoint viewpoint, boolean whollyKnown) {
    return (whollyKnown ? Optional.of(now) : known(now, viewpoint))
        .map(progress -> ClaimSummary.of(progress, new ContractOn(progress, viewpoint.asOf())))
        .orElse(List.of());
  }

  /** The contract as it was known then; nothing where none of its claims was. */
  private Optional<Progress> known(Progress now, Viewpoint viewpoint) {
    if (viewpoint.knowsEverything()) {
      return Optional.of(now);
    }
    boolean anyKnown =
        now.claims().stated().values().stream()
            .anyMatch(claim -> viewpoint.knows(claim.provenance()));
    return anyKnown
        ? documents.foldWhere(now.reference(), event -> Progress.knownOn(viewpoint, event))
        : Optional.empty();
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
