package dev.tranche.view;

import java.time.Duration;

/**
 * How often rebuilds are looked after.
 *
 * @param beat how often one shows that it is alive
 * @param patience how long its beat may stand still
 * @param farewell how long a generation that is listed no more can still be read to the end
 */
record Pace(Duration beat, Duration patience, Duration farewell) {

  static Pace usual() {
    return new Pace(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(10));
  }
}
