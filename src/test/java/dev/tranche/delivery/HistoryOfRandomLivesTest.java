package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.Item;
import dev.tranche.contract.RandomLife;
import dev.tranche.contract.Viewpoint;
import dev.tranche.testing.Picture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A look at the whole history is what a fold of the events known by then was. */
class HistoryOfRandomLivesTest {

  private static final int LIVES = 4_000;
  private static final int VIEWPOINTS = 12;

  @Test
  void aLookAtTheWholeHistoryIsTheFoldOfWhatWasKnown() {
    RandomLife.forEach(
        LIVES,
        life -> {
          Random random = new Random(life.reference().hashCode());
          History history = History.initial();
          for (ContractEvent event : life.events()) {
            history = History.evolve(history, event);
          }
          assertThat(history.events()).isEqualTo(life.events().size());
          for (Viewpoint viewpoint : Picture.viewpoints(life.events(), VIEWPOINTS, random)) {
            assertThat(now(history, viewpoint))
                .as("%s", viewpoint)
                .isEqualTo(former(life.events(), viewpoint));
          }
        });
  }

  private static List<Object> now(History history, Viewpoint viewpoint) {
    ContractOn c = new ContractOn(history, viewpoint);
    List<Object> all = new ArrayList<>();
    all.add(c.status());
    all.add(c.lastDay());
    all.add(c.isSigned());
    all.add(Optional.ofNullable(c.signed()));
    for (Status status : Status.values()) {
      all.add(Optional.ofNullable(c.since(status)));
    }
    all.add(Optional.ofNullable(c.supplier()));
    all.add(c.items());
    all.add(Optional.ofNullable(c.value()));
    all.add(c.schedule());
    all.add(c.planned());
    all.add(c.isWhollyPlanned());
    all.add(c.start());
    all.add(c.firstAgreedEnd());
    all.add(c.arrivals());
    all.add(
        c.deliveries().stream()
            .map(
                d ->
                    List.of(
                        d.value().item(),
                        d.value().quantity(),
                        d.effective(),
                        d.provenance().source()))
            .toList());
    for (Item item : c.ordered()) {
      all.add(c.delivered(item.id()));
      all.add(Optional.ofNullable(c.outstanding(item)));
      all.add(Optional.ofNullable(c.cancelled(item)));
    }
    all.add(c.batches());
    if (c.status().isPresent()) {
      all.add(Optional.ofNullable(c.buyer()));
      all.add(Optional.ofNullable(c.framework()));
      all.add(
          c.conditions().stream()
              .map(
                  x ->
                      x.id()
                          + c.closing(x.id())
                              .map(k -> k.value() + " " + k.effective())
                              .orElse("open"))
              .toList());
      all.add(ClaimSummary.of(history, c).toString().replace("Former", ""));
    }
    return all;
  }

  private static List<Object> former(List<ContractEvent> events, Viewpoint viewpoint) {
    FormerProgress progress = FormerProgress.initial();
    for (ContractEvent event : events) {
      progress =
          FormerProgress.knownOn(viewpoint, event)
              ? FormerProgress.evolve(progress, event)
              : progress;
    }
    FormerProgress p = progress;
    LocalDate asOf = viewpoint.asOf();
    FormerContractOn c = new FormerContractOn(progress, asOf);
    List<Object> all = new ArrayList<>();
    all.add(c.status());
    all.add(c.lastDay());
    all.add(c.isSigned());
    all.add(Optional.ofNullable(c.signed()));
    for (Status status : Status.values()) {
      all.add(Optional.ofNullable(c.since(status)));
    }
    all.add(Optional.ofNullable(c.supplier()));
    all.add(c.items());
    all.add(Optional.ofNullable(c.value()));
    all.add(c.schedule());
    all.add(c.planned());
    all.add(c.isWhollyPlanned());
    all.add(c.start());
    all.add(c.firstAgreedEnd());
    all.add(c.arrivals());
    all.add(
        c.deliveries().stream()
            .map(d -> List.of(d.item(), d.quantity(), d.effective(), d.source()))
            .toList());
    for (Item item : c.ordered()) {
      all.add(c.delivered(item.id()));
      all.add(Optional.ofNullable(c.outstanding(item)));
      all.add(Optional.ofNullable(c.cancelled(item)));
    }
    all.add(c.batches());
    if (c.status().isPresent()) {
      all.add(Optional.ofNullable(progress.buyer()));
      all.add(Optional.ofNullable(c.isSigned() ? progress.framework() : null));
      all.add(
          c.isSigned()
              ? progress.conditions().stream()
                  .map(
                      x ->
                          x.id()
                              + p.closings().stream()
                                  .filter(
                                      d ->
                                          d.name().equals(x.id())
                                              && !d.effective().latest().isAfter(asOf))
                                  .map(d -> d.value() + " " + d.effective())
                                  .findFirst()
                                  .orElse("open"))
                  .toList()
              : List.of());
      all.add(FormerClaimSummary.of(progress, c).toString().replace("Former", ""));
    }
    return all;
  }
}
