package dev.tranche.contract;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The life of a contract as chance would have it: random commands, of which those that {@link
 * Decisions#decide} accepts were followed. The same seed always gives the same life.
 *
 * <p>With {@code -Dtranche.seed=N} every test on random lives looks at that of seed N alone, with
 * {@code -Dtranche.lives=N} at those of the first N seeds, the same ones each time.
 */
public final class RandomLife {

  private static final @Nullable Long ONLY_SEED = Long.getLong("tranche.seed");
  private static final @Nullable Long FIRST_SEEDS = Long.getLong("tranche.lives");
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

  /**
   * Looks at so many lives of fresh seeds, each of which has at least one event. What the test
   * throws names the seed, and how to run it alone.
   */
  public static void forEach(int lives, Consumer<RandomLife> test) {
    seeds(
        lives,
        seed -> {
          RandomLife life = of(seed);
          if (!life.events().isEmpty()) {
            test.accept(life);
          }
        });
  }

  static void seeds(int lives, Consumer<Long> test) {
    chosen(lives)
        .forEach(
            seed -> {
              try {
                test.accept(seed);
              } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                    "The life of seed %d breaks the rules; run it alone with -Dtranche.seed=%d: %s"
                        .formatted(seed, seed, e.getMessage()),
                    e);
              }
            });
  }

  private static LongStream chosen(int lives) {
    if (ONLY_SEED != null) {
      return LongStream.of(ONLY_SEED);
    }
    return FIRST_SEEDS == null
        ? new SecureRandom().longs(lives)
        : LongStream.range(0, Math.min(lives, FIRST_SEEDS));
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
