package dev.tranche.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractState.Agreed;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever adopts a claim has made the correction that could have been made without it. */
class AdoptionsOfRandomLivesTest {

  private static final int LIVES = 3_000;

  @Test
  void leadToWhatTheCorrectionByHandLeadsTo() {
    AtomicInteger adoptions = new AtomicInteger();
    RandomLife.forEach(
        LIVES,
        life -> {
          ContractState state = ContractState.initial();
          for (ContractCommand command : life.commands()) {
            List<ContractEvent> events = Decisions.decide(state, command);
            if (command instanceof AdoptClaim adoption && events.size() > 1) {
              assertThat(events.getLast()).isInstanceOf(ClaimAdopted.class);
              assertThat(events.subList(0, events.size() - 1))
                  .isEqualTo(Decisions.decide(state, byHand(life, (Agreed) state, adoption)));
              adoptions.incrementAndGet();
            }
            for (ContractEvent event : events) {
              state = ContractState.evolve(state, event);
            }
          }
        });
    // Or the above would hold of nothing.
    assertThat(adoptions).hasPositiveValue();
  }

  private static ContractCommand byHand(RandomLife life, Agreed state, AdoptClaim a) {
    Claimed states =
        life.events().stream()
            .filter(ClaimStated.class::isInstance)
            .map(ClaimStated.class::cast)
            .filter(claim -> claim.claim().equals(a.claim()))
            .map(ClaimStated::states)
            .findAny()
            .orElseThrow();
    return switch (states) {
      case Claimed.SigningDate c ->
          new CorrectSigningDate(a.reference(), c.value(), a.reason(), a.source(), a.recorded());
      case Claimed.Value c ->
          new CorrectTerms(
              a.reference(),
              c.terms(),
              null,
              null,
              c.value(),
              null,
              a.reason(),
              a.source(),
              a.recorded());
      case Claimed.OrderedQuantity c ->
          new CorrectTerms(
              a.reference(),
              c.terms(),
              null,
              ordered(state, c),
              null,
              null,
              a.reason(),
              a.source(),
              a.recorded());
      case Claimed.DeliveredQuantity c ->
          new CorrectDelivery(
              a.reference(),
              c.delivery(),
              null,
              c.value(),
              null,
              a.reason(),
              a.source(),
              a.recorded());
      case Claimed.DeliveryDate c ->
          new CorrectDelivery(
              a.reference(),
              c.delivery(),
              null,
              null,
              c.value(),
              a.reason(),
              a.source(),
              a.recorded());
    };
  }

  private static List<Item> ordered(Agreed state, Claimed.OrderedQuantity c) {
    Terms terms = state.agreement().statements().values().iterator().next().terms();
    for (var each : state.agreement().statements().entrySet()) {
      terms = each.getKey().equals(c.terms()) ? each.getValue().terms() : terms;
    }
    return terms == null
        ? List.of()
        : terms.items().stream()
            .map(
                item ->
                    item.id().equals(c.item())
                        ? new Item(
                            item.id(), item.designation(), item.category(), c.value(), item.value())
                        : item)
            .toList();
  }
}
