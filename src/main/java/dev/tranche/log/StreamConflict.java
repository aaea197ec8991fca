package dev.tranche.log;

/**
 * Somebody else recorded the same sequence of the stream first: nothing of this command was
 * recorded.
 */
public final class StreamConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StreamConflict(Changes changes) {
    super(
        "%s: event %d was recorded by somebody else first"
            .formatted(changes.stream(), changes.firstSequence()));
  }
}
