package dev.tranche.log;

/** The log holds a part of what is restored into it, and is no log until that is ended. */
public final class HalfRestored extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HalfRestored() {
    super(
        "A restore into this log was begun and not ended: what is there is not whole. Restore the"
            + " same pack again, it goes on where it ended; or begin with an empty database.");
  }
}
