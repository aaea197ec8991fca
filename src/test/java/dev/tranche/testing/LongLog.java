package dev.tranche.testing;

import com.mongodb.client.MongoDatabase;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Market;
import dev.tranche.log.CommitLog;
import dev.tranche.log.LogStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** A log that holds a whole market before there is any view of it. */
public final class LongLog {

  private LongLog() {}

  /** Records about ten events for each contract, and returns how many they are. */
  public static long record(MongoDatabase database, int contracts) throws Exception {
    try (CommitLog log = new CommitLog(database)) {
      return new Market(contracts)
          .record(
              LogStorageEngine.over(
                  log,
                  database,
                  Deliveries.JSON,
                  Deliveries.JSON,
                  NoOpEventUpcaster.INSTANCE,
                  _ -> true));
    }
  }
}
