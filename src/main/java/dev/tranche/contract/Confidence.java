package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tranche.fact.InvalidValue;
import java.util.Arrays;

/**
 * How far a claim is trusted, in the Admiralty code of NATO (STANAG 2511, AJP-2.1): a letter for
 * the source and a digit for what it states, judged apart from each other, as {@code B2}.
 */
public record Confidence(Reliability reliability, Credibility credibility) {

  /** Where nobody has judged: {@code F6}. */
  public static final Confidence NOT_JUDGED =
      new Confidence(Reliability.F, Credibility.CANNOT_BE_JUDGED);

  /** Whether the source has been right so far. */
  public enum Reliability {
    /** Completely reliable. */
    A,
    /** Usually reliable. */
    B,
    /** Fairly reliable. */
    C,
    /** Not usually reliable. */
    D,
    /** Unreliable. */
    E,
    /** Cannot be judged. */
    F
  }

  /** Whether what it states is borne out by others. */
  public enum Credibility {
    CONFIRMED_BY_OTHER_SOURCES('1'),
    PROBABLY_TRUE('2'),
    POSSIBLY_TRUE('3'),
    DOUBTFUL('4'),
    IMPROBABLE('5'),
    CANNOT_BE_JUDGED('6');

    private final char digit;

    Credibility(char digit) {
      this.digit = digit;
    }
  }

  /** Reads {@code B2}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Confidence parse(String code) {
    if (!code.matches("[A-F][1-6]")) {
      throw new InvalidValue(
          "'%s' is not a confidence: write A (reliable source) to F (cannot be judged) and 1"
                  .formatted(code)
              + " (confirmed by others) to 6 (cannot be judged), as B2.");
    }
    return new Confidence(
        Reliability.valueOf(code.substring(0, 1)),
        Arrays.stream(Credibility.values())
            .filter(credibility -> credibility.digit == code.charAt(1))
            .findAny()
            .orElseThrow());
  }

  @JsonValue
  @Override
  public String toString() {
    return reliability.name() + credibility.digit;
  }
}
