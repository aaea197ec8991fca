package dev.tranche.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, no more exactly than its source says: an EDTF (ISO 8601-2) date of level
 * 0 or 1, or an interval of two.
 *
 * <p>Accepted are years, months, days ({@code 2022}, {@code 2022-08}, {@code 2022-08-26}), each
 * uncertain, approximate or both ({@code 2023?}, {@code 2024~}, {@code 2024%}), unspecified digits
 * from the right ({@code 202X}, {@code 2022-XX}), seasons of the northern hemisphere ({@code
 * 2022-21} is March to May), and intervals of those, open or unknown at one end ({@code 2022/2024},
 * {@code 2022/..}). Years run from 0000 to 9999. Everything else is refused with an {@link
 * InvalidValue} that says what is wrong.
 *
 * <p>The order is by last day, then first day: a period counts from its last day.
 */
public final class EdtfDate implements Comparable<EdtfDate> {

  /** How sure the source is of the date. */
  public enum Qualifier {
    /** Stated as it is. */
    NONE,
    /** {@code ?}: the source is not sure. */
    UNCERTAIN,
    /** {@code ~}: the source gives it as near enough. */
    APPROXIMATE,
    /** {@code %}: both. */
    UNCERTAIN_AND_APPROXIMATE;

    Qualifier and(Qualifier other) {
      return this == NONE || this == other
          ? other
          : other == NONE ? this : UNCERTAIN_AND_APPROXIMATE;
    }
  }

  private static final Comparator<EdtfDate> ORDER =
      Comparator.comparing(EdtfDate::latest)
          .thenComparing(EdtfDate::earliest)
          .thenComparing(EdtfDate::toString);

  /**
   * Dates that were read lately, each in the place of its hash: a log says the same days again and
   * again. A place is overwritten as a whole, so threads need not agree on what is in it.
   */
  private static final @Nullable EdtfDate[] LATELY = new EdtfDate[1 << 14];

  private final String text;
  private final LocalDate earliest;
  private final LocalDate latest;
  private final Qualifier qualifier;

  EdtfDate(String text, LocalDate earliest, LocalDate latest, Qualifier qualifier) {
    this.text = text;
    this.earliest = earliest;
    this.latest = latest;
    this.qualifier = qualifier;
  }

  /** A year alone is a number to YAML. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static EdtfDate fromJson(Object json) {
    return parse(json.toString());
  }

  /** Reads the EDTF form; the text is kept as it was written. */
  public static EdtfDate parse(String text) {
    int place = text.hashCode() & (LATELY.length - 1);
    EdtfDate known = LATELY[place];
    if (known != null && known.text.equals(text)) {
      return known;
    }
    EdtfDate read = new EdtfParser(text).parse();
    LATELY[place] = read;
    return read;
  }

  public static EdtfDate of(LocalDate day) {
    return new EdtfDate(day.toString(), day, day, Qualifier.NONE);
  }

  /** First day it can have been; {@link LocalDate#MIN} where the beginning is open or unknown. */
  public LocalDate earliest() {
    return earliest;
  }

  /** Last day it can have been; {@link LocalDate#MAX} where the end is open or unknown. */
  public LocalDate latest() {
    return latest;
  }

  public Qualifier qualifier() {
    return qualifier;
  }

  /** Whether every day it can have been lies before every day the other can have been. */
  public boolean isCertainlyBefore(EdtfDate other) {
    return latest.isBefore(other.earliest);
  }

  @Override
  public int compareTo(EdtfDate other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdtfDate that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The EDTF form, as it was written. */
  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
