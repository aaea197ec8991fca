package dev.tranche.delivery;

import dev.tranche.fact.EdtfDate;

/**
 * A planned batch and what of it has arrived, in whole units.
 *
 * @param late whether its last possible due day has passed with units missing
 */
public record BatchProgress(String item, EdtfDate due, long planned, long delivered, boolean late) {

  boolean lacksUnits() {
    return delivered < planned;
  }
}
