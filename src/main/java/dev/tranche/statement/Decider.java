package dev.tranche.statement;

import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The pure core of one kind of aggregate: which events a command leads to, and which state the
 * events lead to. Whatever records, rehearses or previews a command uses this one description.
 *
 * @param <S> the state
 * @param <C> the sealed type of the commands
 * @param <E> the sealed type of the events
 * @param initial the state before the first event
 * @param decide the events that the command leads to in the state; throws {@link Refused} in words
 *     where it cannot be followed
 * @param evolve the state after the event; throws where the event cannot follow
 * @param refusals why a command of a type cannot be followed, whatever it says in detail
 * @param inWords the state in words that follow "it is"
 */
public record Decider<S, C extends Command, E>(
    SubjectKind kind,
    Class<C> commandType,
    Class<E> eventType,
    S initial,
    BiFunction<S, C, List<E>> decide,
    BiFunction<S, E, S> evolve,
    Refusals<S> refusals,
    Function<S, String> inWords) {

  /** Which types of commands a state admits. */
  @FunctionalInterface
  public interface Refusals<S> {

    /** Why no command of the type can be followed now; empty where one can. */
    Optional<Refused> of(S state, String reference, Class<? extends Command> type);
  }

  /**
   * The state that the events lead to. An event of another kind is a {@link ClassCastException}.
   */
  public S fold(Stream<?> events) {
    S state = initial;
    for (Object event : events.toList()) {
      state = evolve.apply(state, eventType.cast(event));
    }
    return state;
  }

  /** One aggregate in memory, at a state that further commands change. */
  public Rehearsal<S, C, E> rehearsal(Stream<?> recorded) {
    return new Rehearsal<>(this, fold(recorded));
  }

  /** What would come of commands that are not recorded. */
  public static final class Rehearsal<S, C extends Command, E> {

    private final Decider<S, C, E> decider;
    private S state;

    private Rehearsal(Decider<S, C, E> decider, S state) {
      this.decider = decider;
      this.state = state;
    }

    /** The events that the command leads to; throws {@link Refused} as the decision does. */
    public List<E> play(Command command) {
      List<E> events = decider.decide.apply(state, decider.commandType.cast(command));
      for (E event : events) {
        state = decider.evolve.apply(state, event);
      }
      return events;
    }

    /** Why no command of the type can be followed now, in words; empty where one can. */
    public Optional<String> refusal(String reference, Class<? extends Command> type) {
      return decider.refusals.of(state, reference, type).map(Refused::getMessage);
    }

    public S state() {
      return state;
    }

    /** The state in words that follow "it is". */
    public String inWords() {
      return decider.inWords.apply(state);
    }
  }
}
