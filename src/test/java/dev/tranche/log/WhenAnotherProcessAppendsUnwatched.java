package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.tranche.log.WhenAnotherProcessAppends.Notes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The embedded server has no change streams: there the application polls. */
class WhenAnotherProcessAppendsUnwatched extends NotesTest {

  @Autowired AppendWatch watch;

  @Test
  void theApplicationSeesItByPollingAlone() {
    if (MONGO.isEmbedded()) {
      await().until(() -> !watch.isRunning());
    }
    try (MongoClient client = MongoClients.create(MONGO.uri());
        CommitLog theirs = new CommitLog(MONGO.databaseOf(client))) {
      theirs.append(Notes.line("of-another", 0));
    }
    await().until(() -> board.linesOf("of-another").size() == 1);
    assertThat(board.linesOf("of-another")).containsExactly("line 0");
  }
}
