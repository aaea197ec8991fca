package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.bench.stress.Report;
import dev.tranche.bench.stress.StressRun;
import dev.tranche.bench.stress.StressRun.Plan;
import dev.tranche.testing.Seeds;
import dev.tranche.testing.TestMongo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the benchmark {@code stress}; {@code -Dtranche.seed} repeats one. */
@Tag("process")
class WhenWritersAreKilled {

  private static final int KILLS = Integer.getInteger("stress.kills", 2);

  @TempDir private Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // only so that a writer that hangs is told of
  void theLogStaysWholeAndHoldsOnceWhatWasAcknowledged() throws Exception {
    Plan plan = new Plan(2, 16, 40, KILLS, Duration.ZERO, Duration.ofMillis(800), Seeds.one());
    try (TestMongo mongo = TestMongo.start()) {
      Report report = StressRun.on(mongo.connectionString(), plan, folder);
      assertThat(report.findings()).as("with -Dtranche.seed=%d", plan.seed()).isEmpty();
      assertThat(report.writerKills()).isEqualTo(KILLS);
      assertThat(report.acknowledged()).isPositive();
      assertThat(report.conflicts()).isPositive();
    }
  }
}
