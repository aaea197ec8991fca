package dev.tranche.intake;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One kind of thing that a seed file can be about: the word at its head, the words of its facts
 * with their commands, and the pure fold by which facts are rehearsed.
 *
 * @param prefix of its streams in the log, before the reference
 */
record SeedKind<S, C, E>(
    String head,
    String prefix,
    Map<String, Word> words,
    Class<C> commands,
    Class<E> events,
    S initial,
    BiFunction<S, C, List<E>> decide,
    BiFunction<S, E, S> evolve) {

  /** A command, and the parts of it that the word says already. */
  record Word(Class<?> command, Map<String, String> says) {

    static Word of(Class<?> command) {
      return new Word(command, Map.of());
    }
  }

  String stream(String reference) {
    return prefix + reference;
  }

  /** Begins where the events that are in the log lead to. */
  Rehearsal<S, C, E> rehearsal(Stream<?> recorded) {
    return new Rehearsal<>(this, recorded);
  }

  /** What would come of facts that are not recorded yet. */
  static final class Rehearsal<S, C, E> {

    private final SeedKind<S, C, E> kind;
    private S state;

    private Rehearsal(SeedKind<S, C, E> kind, Stream<?> recorded) {
      this.kind = kind;
      state = kind.initial;
      recorded.map(kind.events::cast).forEachOrdered(this::evolve);
    }

    /** Throws what the decision throws: a refusal in words. */
    void play(Object command) {
      kind.decide.apply(state, kind.commands.cast(command)).forEach(this::evolve);
    }

    private void evolve(E event) {
      state = kind.evolve.apply(state, event);
    }

    S state() {
      return state;
    }
  }
}
