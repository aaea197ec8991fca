package dev.tranche.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import dev.tranche.log.CommitLog;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** What a look reads is bounded by the width of a tile, not by the length of the log. */
class WhenTheLogIsLong {

  private static final int WIDTH = 1 << LogTree.TILE_HEIGHT;

  /** Counts what the database answers with. */
  private static final class Reads implements CommandListener {

    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
      BsonDocument answer = event.getResponse();
      if (answer.containsKey("cursor")) {
        BsonDocument cursor = answer.getDocument("cursor");
        String batch = cursor.containsKey("firstBatch") ? "firstBatch" : "nextBatch";
        commands.incrementAndGet();
        documents.addAndGet(cursor.getArray(batch).size());
      }
    }

    void assertAtMost(long mostCommands, long mostDocuments) {
      assertThat(commands.getAndSet(0)).isLessThanOrEqualTo(mostCommands);
      assertThat(documents.getAndSet(0)).isLessThanOrEqualTo(mostDocuments);
    }
  }

  @Test
  void headAndProofsCostAFewReads() {
    int tiles = 11;
    Reads reads = new Reads();
    try (Recorded recorded = new Recorded().commits(tiles * WIDTH + 200);
        MongoClient client =
            MongoClients.create(
                MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(recorded.mongo.uri()))
                    .addCommandListener(reads)
                    .build());
        CommitLog log = new CommitLog(recorded.mongo.databaseOf(client))) {
      LogTree tree = new LogTree(log, recorded.mongo.databaseOf(client));
      assertThat(tree.now().head()).isEqualTo(recorded.head());
      assertThat(recorded.keptTiles()).hasSize(tiles);
      reads.assertAtMost(100, recorded.size() + 50);

      assertThat(tree.now().head()).isEqualTo(recorded.head());
      reads.assertAtMost(4, 200 + 2 + tiles);

      TreeNow now = tree.now();
      assertThat(now.consistency(1000, 2900).proves(recorded.head(1000), recorded.head(2900)))
          .isTrue();
      reads.assertAtMost(7, 200 + 2 + tiles + 3);

      now = tree.now();
      assertThat(
              now.inclusion(recorded.position(1234), now.size())
                  .orElseThrow()
                  .proof()
                  .proves(recorded.leaf(1234), recorded.head()))
          .isTrue();
      reads.assertAtMost(13, 200 + 2 + tiles + WIDTH + 6);
    }
  }
}
