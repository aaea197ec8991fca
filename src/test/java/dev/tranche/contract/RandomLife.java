package dev.tranche.contract;

import dev.tranche.fact.Refused;
import dev.tranche.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The life of a contract as chance would have it: random commands, of which those that {@link
 * Decisions#decide} accepts were followed. The same seed always gives the same life.
 */
public final class RandomLife {

  private static final int MOST_PROPOSALS = 60;

  /** Sees every proposal: what was refused, and what an accepted one led to. */
  interface Witness {

    Witness NONE =
        new Witness() {
          @Override
          public void accepted(
              ContractState before, ContractCommand command, List<ContractEvent> events) {}

          @Override
          public void refused(
              ContractState state, ContractCommand command, RuntimeException words) {}
        };

    void accepted(ContractState before, ContractCommand command, List<ContractEvent> events);

    void refused(ContractState state, ContractCommand command, RuntimeException words);
  }

  private final String reference;
  private final List<ContractCommand> commands = new ArrayList<>();
  private final List<ContractEvent> events = new ArrayList<>();
  private ContractState state = ContractState.initial();

  private RandomLife(long seed, Witness witness) {
    this.reference = "life-" + Long.toUnsignedString(seed, 36);
    Random random = new Random(seed);
    RandomFacts facts = new RandomFacts(random);
    RandomCommands proposals = new RandomCommands(reference, facts);
    int left = random.nextInt(5, MOST_PROPOSALS);
    while (left > 0) {
      propose(proposals.next(state), witness);
      // Little happens after the end of talks.
      left -= state instanceof ContractState.Abandoned ? 10 : 1;
    }
  }

  /** The life that grows from this seed. */
  public static RandomLife of(long seed) {
    return new RandomLife(seed, Witness.NONE);
  }

  static RandomLife of(long seed, Witness witness) {
    return new RandomLife(seed, witness);
  }

  /** Looks at as many lives as a run of this kind looks at; each has at least one event. */
  public static void forEach(Consumer<RandomLife> test) {
    forEach(Seeds.many(), test);
  }

  /** Looks at so many lives, each of which has at least one event. */
  public static void forEach(int lives, Consumer<RandomLife> test) {
    Seeds.forEach(
        lives,
        seed -> {
          RandomLife life = of(seed);
          if (!life.events().isEmpty()) {
            test.accept(life);
          }
        });
  }

  private void propose(ContractCommand command, Witness witness) {
    List<ContractEvent> decided;
    try {
      decided = Decisions.decide(state, command);
    } catch (Refused | IllegalArgumentException words) {
      witness.refused(state, command, words);
      return;
    }
    ContractState before = state;
    for (ContractEvent event : decided) {
      state = ContractState.evolve(state, event);
    }
    commands.add(command);
    events.addAll(decided);
    witness.accepted(before, command, decided);
  }

  public String reference() {
    return reference;
  }

  /** The commands that were followed, in the order in which they were recorded. */
  public List<ContractCommand> commands() {
    return List.copyOf(commands);
  }

  /** All that came of them. */
  public List<ContractEvent> events() {
    return List.copyOf(events);
  }

  /** Where it ended. */
  public ContractState state() {
    return state;
  }
}
