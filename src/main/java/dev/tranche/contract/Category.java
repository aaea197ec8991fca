package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tranche.fact.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What kind of arms an item is: the seven categories of the United Nations Register of Conventional
 * Arms, its small arms and light weapons, and one for what the Register leaves out (recovery and
 * engineer vehicles, ground-to-air missiles other than portable ones, ammunition).
 *
 * <p>In JSON and YAML in lower case with hyphens: {@code battle-tanks}.
 */
public enum Category {
  /** I. */
  BATTLE_TANKS,
  /** II. */
  ARMOURED_COMBAT_VEHICLES,
  /** III. */
  LARGE_CALIBRE_ARTILLERY,
  /** IV, unmanned combat aerial vehicles included. */
  COMBAT_AIRCRAFT,
  /** V, unmanned ones included. */
  ATTACK_HELICOPTERS,
  /** VI. */
  WARSHIPS,
  /** VII, portable air-defence systems included. */
  MISSILES_AND_LAUNCHERS,
  /** Of the Register's optional reporting. */
  SMALL_ARMS_AND_LIGHT_WEAPONS,
  /** Arms that no category of the Register covers. */
  OUTSIDE_THE_REGISTER;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Category of(String name) {
    return Arrays.stream(values())
        .filter(c -> c.toString().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new InvalidValue(
                    "'%s' is not a category: write one of %s."
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Category::toString)
                                .collect(Collectors.joining(", ")))));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
