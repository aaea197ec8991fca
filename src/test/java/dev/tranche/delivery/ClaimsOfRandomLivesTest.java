package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.History;
import dev.tranche.contract.RandomLife;
import dev.tranche.fact.Viewpoint;
import dev.tranche.testing.Picture;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever sources claim, it is shown beside the contract and changes nothing of it. */
class ClaimsOfRandomLivesTest {

  private static final int VIEWPOINTS = 12;

  @Test
  void whatIsShownOfEachClaimEqualsTheNaiveFoldFromEveryViewpoint() {
    AtomicInteger adopted = new AtomicInteger();
    AtomicInteger corrected = new AtomicInteger();
    everywhere(
        (events, viewpoint) -> {
          List<NaiveClaims.Row> rows = rows(events, viewpoint);
          assertThat(rows).as("%s", viewpoint).isEqualTo(NaiveClaims.of(events, viewpoint));
          rows.stream().filter(NaiveClaims.Row::adopted).forEach(_ -> adopted.incrementAndGet());
          rows.stream()
              .filter(row -> row.adopted() && row.reason() != null)
              .forEach(_ -> corrected.incrementAndGet());
        });
    // Or the above would hold of nothing.
    assertThat(adopted).hasPositiveValue();
    assertThat(corrected).hasPositiveValue();
  }

  @Test
  void theRestIsAsIfNobodyHadClaimedAnything() {
    everywhere(
        (events, viewpoint) -> {
          List<ContractEvent> rest = events.stream().filter(event -> !isOfClaims(event)).toList();
          ContractOn with = new ContractOn(history(events), viewpoint);
          ContractOn without = new ContractOn(history(rest), viewpoint);
          assertThat(Standing.of(with)).isEqualTo(Standing.of(without));
          assertThat(with.status()).isEqualTo(without.status());
          assertThat(with.knownTerms()).isEqualTo(without.knownTerms());
          assertThat(with.schedule()).isEqualTo(without.schedule());
          assertThat(with.deliveries()).isEqualTo(without.deliveries());
        });
  }

  private static boolean isOfClaims(ContractEvent event) {
    return event instanceof ClaimStated
        || event instanceof ClaimAdopted
        || event instanceof ClaimWithdrawn;
  }

  private static History history(List<ContractEvent> events) {
    History history = History.initial();
    for (ContractEvent event : events) {
      history = History.evolve(history, event);
    }
    return history;
  }

  private static List<NaiveClaims.Row> rows(List<ContractEvent> events, Viewpoint viewpoint) {
    History history = history(events);
    return ClaimSummary.of(history, new ContractOn(history, viewpoint)).stream()
        .map(
            claim ->
                new NaiveClaims.Row(
                    claim.claim(),
                    claim.adopted(),
                    claim.reason(),
                    claim.shown() == null ? null : claim.shown().value(),
                    claim.shown() == null ? null : claim.shown().source()))
        .toList();
  }

  private static void everywhere(Look look) {
    RandomLife.forEach(
        life -> {
          Random random = new Random(life.reference().hashCode());
          Picture.viewpoints(life.events(), VIEWPOINTS, random)
              .forEach(viewpoint -> look.at(life.events(), viewpoint));
        });
  }

  private interface Look {
    void at(List<ContractEvent> events, Viewpoint viewpoint);
  }
}
