package dev.tranche.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one command records while it is handled: tells the engine under which key, and the command
 * bus where the commit went. Bound to the thread that handles the command.
 */
final class Recording {

  private static final ScopedValue<Recording> CURRENT = ScopedValue.newInstance();

  private final @Nullable CommandKey key;
  private @Nullable Commit commit;

  Recording(@Nullable CommandKey key) {
    this.key = key;
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

  void recorded(Commit recorded) {
    commit = recorded;
  }

  Optional<Commit> commit() {
    return Optional.ofNullable(commit);
  }
}
