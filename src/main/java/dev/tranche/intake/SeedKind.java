package dev.tranche.intake;

import dev.tranche.statement.Command;
import dev.tranche.statement.Decider;
import java.util.Map;

/**
 * One kind of thing that a seed file can be about: its decider, and the words of its facts with
 * their commands.
 */
record SeedKind<S, C extends Command, E>(Decider<S, C, E> decider, Map<String, Word> words) {

  /** A command, and the parts of it that the word says already. */
  record Word(Class<? extends Command> command, Map<String, String> says) {

    static Word of(Class<? extends Command> command) {
      return new Word(command, Map.of());
    }
  }

  /** The word at the head of the file. */
  String head() {
    return decider.kind().noun();
  }

  String stream(String reference) {
    return decider.kind().stream(reference).toString();
  }
}
