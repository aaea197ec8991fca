package dev.tranche.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.Completed;
import dev.tranche.contract.ContractState.Terminated;
import dev.tranche.fact.EdtfDate;
import dev.tranche.testing.Seeds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules that hold in every life, whatever happens in it. */
class RandomLives {

  /** Enough for the rarest event to happen. */
  private static final int LIVES = 2_000;

  /** Decides nothing but what it is: it never throws anything but words, and leaves no trace. */
  @Test
  void leaveNoTraceOfWhatIsRefused() {
    Seeds.forEach(
        Seeds.many(),
        seed -> {
          Replay replay = new Replay();
          RandomLife life = RandomLife.of(seed, replay);
          assertThat(fold(life.events())).isEqualTo(life.state());
        });
  }

  /** Follows a life with a fold of its own, and compares. */
  private static final class Replay implements RandomLife.Witness {

    private ContractState state = ContractState.initial();

    @Override
    public void accepted(
        ContractState before, ContractCommand command, List<ContractEvent> events) {
      assertThat(before).isEqualTo(state);
      assertThat(events).isNotEmpty();
      for (ContractEvent event : events) {
        assertThat(event.reference()).isEqualTo(command.reference());
        assertThat(event.provenance().source()).isEqualTo(command.source());
        assertThat(event.provenance().recorded()).isEqualTo(command.recorded());
        state = ContractState.evolve(state, event);
      }
    }

    @Override
    public void refused(ContractState before, ContractCommand command, RuntimeException words) {
      assertThat(before).isEqualTo(state);
      assertThat(words.getMessage()).matches("(?s)\\S.*[.]").doesNotContain("dev.tranche", "null");
    }
  }

  @Test
  void accountForEveryUnit() {
    RandomLife.forEach(
        life -> {
          if (life.state() instanceof Agreed agreed) {
            Count count = Count.of(life.events());
            for (Item item : count.terms().items()) {
              accountsFor(item, agreed, count.delivered(item.id()));
            }
            assertThat(agreed.agreement().terms()).isEqualTo(count.terms());
          }
        });
  }

  private static void accountsFor(Item item, Agreed agreed, long delivered) {
    assertThat(agreed.agreement().delivered(item.id())).isEqualTo(delivered);
    if (item.quantity().isKnown()) {
      long left = item.quantity().units() - delivered;
      long outstanding = agreed instanceof Terminated ? 0 : agreed.agreement().outstanding(item);
      long cancelled = agreed instanceof Terminated ? agreed.agreement().outstanding(item) : 0;
      assertThat(outstanding).isNotNegative();
      assertThat(cancelled).isNotNegative();
      assertThat(outstanding + cancelled).isEqualTo(left);
    }
  }

  /** Terms and deliveries of a history, counted apart from the state. */
  private record Count(Map<String, Terms> statements, Map<String, Map<String, Long>> arrived) {

    static Count of(List<ContractEvent> events) {
      Count count = new Count(new LinkedHashMap<>(), new HashMap<>());
      for (ContractEvent event : events) {
        switch (event) {
          case ContractSigned e -> count.statements.put("signature", e.terms());
          case ContractAmended e when e.terms() != null ->
              count.statements.put(e.amendment(), e.terms());
          case TermsCorrected e -> count.statements.put(e.replaces(), e.terms());
          case DeliveryMade e ->
              count.arrived.put(e.delivery(), Map.of(e.item(), e.quantity().units()));
          case DeliveryCorrected e ->
              count.arrived.put(e.delivery(), Map.of(e.item(), e.quantity().units()));
          default -> {}
        }
      }
      return count;
    }

    Terms terms() {
      return List.copyOf(statements.values()).getLast();
    }

    long delivered(String item) {
      return arrived.values().stream().mapToLong(a -> a.getOrDefault(item, 0L)).sum();
    }
  }

  @Test
  void completeWithTheLastUnitOrByWordOfASource() {
    RandomLife.forEach(
        life -> {
          if (life.state() instanceof Agreed agreed) {
            Agreement agreement = agreed.agreement();
            boolean byWord =
                life.commands().stream()
                    .anyMatch(ContractCommand.CompleteContract.class::isInstance);
            if (agreed instanceof Completed) {
              assertThat(agreement.hasOutstanding()).isFalse();
              assertThat(agreement.isDelivered() || byWord).isTrue();
            } else if (!(agreed instanceof Terminated)) {
              assertThat(agreement.isDelivered()).isFalse();
            }
            if (agreed instanceof Completed(_, EdtfDate on) && !byWord) {
              assertThat(on).isEqualTo(agreement.completion());
            }
          }
        });
  }

  @Test
  void neverContradictThemselvesForCertain() {
    RandomLife.forEach(
        life -> {
          if (life.state() instanceof Agreed agreed) {
            Agreement agreement = agreed.agreement();
            @Nullable EdtfDate force = agreement.inForce();
            agreement
                .arrived()
                .forEach(
                    delivery -> {
                      EdtfDate on = delivery.effective();
                      assertThat(on.isCertainlyBefore(agreement.signed())).isFalse();
                      if (!agreement.earlyDeliveries()) {
                        assertThat(force).isNotNull();
                        assertThat(force != null && on.isCertainlyBefore(force)).isFalse();
                      }
                      if (agreed instanceof Completed(_, EdtfDate end)) {
                        assertThat(end.isCertainlyBefore(on)).isFalse();
                      }
                      if (agreed instanceof Terminated(_, EdtfDate end)) {
                        assertThat(end.isCertainlyBefore(on)).isFalse();
                      }
                    });
          }
        });
  }

  @Test
  void comeBackFromJsonAsTheyWere() {
    RandomLife.forEach(
        life -> {
          for (ContractEvent event : life.events()) {
            assertThat(Json.read(Json.write(event), event.getClass())).isEqualTo(event);
          }
          assertThat(Json.read(Json.write(life.state()), ContractState.class))
              .isEqualTo(life.state());
        });
  }

  /** Or the rules above would hold of nothing. */
  @Test
  void reachEveryStateByEveryEvent() {
    Set<Class<?>> events = new HashSet<>();
    Set<Class<?>> states = new HashSet<>();
    for (long seed = 0; seed < LIVES; seed++) {
      RandomLife life = RandomLife.of(seed);
      life.events().forEach(event -> events.add(event.getClass()));
      states.add(life.state().getClass());
    }
    states.add(ContractState.Unrecorded.class);
    assertThat(events).isEqualTo(Leaves.of(ContractEvent.class));
    assertThat(states).isEqualTo(Leaves.of(ContractState.class));
  }

  private static ContractState fold(List<ContractEvent> events) {
    ContractState state = ContractState.initial();
    for (ContractEvent event : events) {
      state = ContractState.evolve(state, event);
    }
    return state;
  }
}
