package dev.tranche.figure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tranche.fact.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a published figure measures, and whether it does so in money or in units.
 *
 * <p>In JSON and YAML in lower case with hyphens: {@code order-intake}.
 */
public enum Measure {
  /** Value of the contracts signed in the period. */
  ORDER_INTAKE(true),
  /** Order intake that is aimed at; its period may lie wholly in the future. */
  TARGET(true),
  /** Units under contract and not yet delivered. */
  UNITS_ON_ORDER(false),
  /** Units that arrived in the period. */
  UNITS_DELIVERED(false),
  /** Aid that was given. */
  AID(true),
  /** Aid that is promised. */
  PLEDGE(true);

  private final boolean inMoney;

  Measure(boolean inMoney) {
    this.inMoney = inMoney;
  }

  /** Whether it is measured in money; in units otherwise. */
  public boolean isInMoney() {
    return inMoney;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Measure of(String name) {
    return Arrays.stream(values())
        .filter(m -> m.toString().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new InvalidValue(
                    "'%s' is not a measure: write one of %s."
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Measure::toString)
                                .collect(Collectors.joining(", ")))));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
