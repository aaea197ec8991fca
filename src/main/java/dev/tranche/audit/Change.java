package dev.tranche.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In what a contract differs between two pictures; in JSON in lower case with hyphens. */
public enum Change {
  /** Nothing of it is in the earlier picture. */
  NEW,
  /** Nothing of it is in the later picture. */
  GONE,
  SIGNED,
  /** More units have arrived. */
  DELIVERED,
  /** Some units are planned for later. */
  SLIPPED,
  /** Some units are planned for earlier. */
  BROUGHT_FORWARD,
  AMENDED,
  /** Something was recorded wrongly and is set right. */
  CORRECTED,
  /** What other sources claim of it, or which claim it follows, is another. */
  CLAIMED,
  SUSPENDED,
  COMPLETED,
  TERMINATED,
  ABANDONED,
  /** In something else, as a condition that was met; its events say in what. */
  OTHERWISE;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
