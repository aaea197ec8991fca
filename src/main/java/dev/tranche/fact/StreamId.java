package dev.tranche.fact;

import java.util.Arrays;

/**
 * The identity of a stream of events in the log. Written as text it is the plain reference for a
 * contract, {@code pl-k2-2022}, and begins with the kind for everything else, {@code
 * figure:kiet-2030}.
 */
public record StreamId(SubjectKind kind, String reference) {

  private static final char SEPARATOR = ':';

  /** Reads the text form. A text with no known kind before a colon is a contract's reference. */
  public static StreamId parse(String text) {
    int colon = text.indexOf(SEPARATOR);
    return Arrays.stream(SubjectKind.values())
        .filter(kind -> colon > 0 && text.substring(0, colon).equals(kind.noun()))
        .map(kind -> kind.stream(text.substring(colon + 1)))
        .findFirst()
        .orElseGet(() -> SubjectKind.CONTRACT.stream(text));
  }

  @Override
  public String toString() {
    return kind == SubjectKind.CONTRACT ? reference : kind.noun() + SEPARATOR + reference;
  }
}
