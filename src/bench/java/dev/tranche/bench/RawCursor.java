package dev.tranche.bench;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import org.bson.Document;

/** What passes over a log are compared with: the driver's own cursor over its commits. */
public final class RawCursor {

  private RawCursor() {}

  /** Reads all commits in order, as documents; returns the seconds that it took. */
  public static double seconds(MongoDatabase database) {
    long start = System.nanoTime();
    try (MongoCursor<Document> cursor =
        database
            .getCollection("commits")
            .find()
            .sort(Sorts.ascending("_id"))
            .batchSize(1000)
            .cursor()) {
      cursor.forEachRemaining(_ -> {});
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
