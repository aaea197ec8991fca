package dev.tranche.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A number of whole units, no more exact than its source: counted, estimated, or not known.
 *
 * <p>In JSON and YAML {@code 180} is exact, {@code "180~"} an estimate, {@code "unknown"} not
 * known. Negative and fractional numbers, and more than {@value #MOST} units, are refused with an
 * {@link InvalidValue}.
 *
 * @param units from 0 to {@value #MOST}; 0 where unknown
 */
public record Quantity(long units, Precision precision) {

  /** The most units one quantity can hold; keeps every sum of quantities within a long. */
  public static final long MOST = 1_000_000_000;

  /** How exactly a number is known. */
  public enum Precision {
    EXACT,
    ESTIMATED,
    UNKNOWN
  }

  /** Not known. */
  public static final Quantity UNKNOWN = new Quantity(0, Precision.UNKNOWN);

  public Quantity {
    if (units < 0 || units > MOST) {
      throw new InvalidValue("A quantity of %d units is not possible.".formatted(units));
    }
    if (precision == Precision.UNKNOWN && units != 0) {
      throw new InvalidValue("An unknown quantity has no number of units.");
    }
  }

  public static Quantity exact(long units) {
    return new Quantity(units, Precision.EXACT);
  }

  public static Quantity estimated(long units) {
    return new Quantity(units, Precision.ESTIMATED);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Quantity fromJson(Object json) {
    return switch (json) {
      case Integer units -> exact(units);
      case Long units -> exact(units);
      case String text -> parse(text);
      default -> throw refused(json.toString());
    };
  }

  /** Reads {@code 180}, {@code 180~} or {@code unknown}. */
  public static Quantity parse(String text) {
    if (text.equals("unknown")) {
      return UNKNOWN;
    }
    if (!text.matches("\\d{1,10}~?")) {
      throw refused(text);
    }
    return text.endsWith("~")
        ? estimated(Long.parseLong(text.substring(0, text.length() - 1)))
        : exact(Long.parseLong(text));
  }

  private static InvalidValue refused(String given) {
    return new InvalidValue(
        "'%s' is not a quantity: write whole units (180), an estimate (180~) or unknown; at most %d."
            .formatted(given, MOST));
  }

  @JsonIgnore
  public boolean isKnown() {
    return precision != Precision.UNKNOWN;
  }

  @JsonValue
  Object toJson() {
    return precision == Precision.EXACT ? units : toString();
  }

  @Override
  public String toString() {
    return switch (precision) {
      case EXACT -> Long.toString(units);
      case ESTIMATED -> units + "~";
      case UNKNOWN -> "unknown";
    };
  }
}
