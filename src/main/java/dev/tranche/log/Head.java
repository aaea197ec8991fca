package dev.tranche.log;

/**
 * Where the log ends: kept elsewhere, it proves later that the log still extends what it held then.
 *
 * @param position the position that the next event takes, which is the number of events in the log
 * @param hash hash of the last commit in lower-case hexadecimal; 64 zeros for an empty log
 */
public record Head(long position, String hash) {

  /** As it is told to people, in one line. */
  public String inWords() {
    return "The log ends at %d with hash %s".formatted(position, hash);
  }
}
