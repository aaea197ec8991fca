package dev.tranche.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one command records while it is handled: tells the engine under which key and at which
 * version, and the command bus where the commit went. Bound to the thread that handles the command.
 */
final class Recording {

  private static final ScopedValue<Recording> CURRENT = ScopedValue.newInstance();

  private final @Nullable CommandKey key;
  private final @Nullable Long expected;
  private @Nullable Commit commit;

  /** With the version that the sender has seen; absent where they do not say. */
  Recording(@Nullable CommandKey key, @Nullable Long expected) {
    this.key = key;
    this.expected = expected;
  }

  static Optional<Recording> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  void during(Runnable handling) {
    ScopedValue.where(CURRENT, this).run(handling);
  }

  @Nullable CommandKey key() {
    return key;
  }

  /** Two commits would not be one: a crash between them would leave half of the command. */
  void refuseSecond(String stream) {
    if (commit != null) {
      throw new IllegalStateException(
          "One command records one commit: after %s it cannot record %s too"
              .formatted(commit.changes().stream(), stream));
    }
  }

  /**
   * Refuses what was decided on another version than the sender has seen. Whoever records something
   * between this and the append takes the sequence, and the append fails.
   */
  void refuseOvertaken(String stream, long version) {
    if (expected != null && expected != version) {
      throw new Overtaken(stream, expected, version);
    }
  }

  void recorded(Commit recorded) {
    commit = recorded;
  }

  Optional<Commit> commit() {
    return Optional.ofNullable(commit);
  }
}
