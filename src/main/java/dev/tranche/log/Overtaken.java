package dev.tranche.log;

/**
 * The stream of a command is not at the version that its sender has seen: nothing of this command
 * was recorded.
 */
public final class Overtaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Overtaken(String stream, long expected, long version) {
    super(
        "%s is at version %d and not at %d, on which the command was given"
            .formatted(stream, version, expected));
  }
}
