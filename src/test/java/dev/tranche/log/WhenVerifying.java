package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.tranche.log.Verification.Break;
import dev.tranche.testing.TestMongo;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenVerifying {

  private TestMongo mongo;
  private CommitLog log;
  private ChainVerifier verifier;
  private MongoCollection<Document> stored;

  /** Positions 0 to 9: two events a commit, over two streams. */
  @BeforeEach
  void record() {
    mongo = TestMongo.start();
    log = new CommitLog(mongo.database());
    verifier = new ChainVerifier(log);
    stored = mongo.database().getCollection(CommitLog.COLLECTION);
    log.append(Facts.of("pl-k2-2022", 0, 2));
    log.append(Facts.of("fi-k9-2017", 0, 2));
    log.append(Facts.of("pl-k2-2022", 2, 2));
    log.append(Facts.of("fi-k9-2017", 2, 2));
    log.append(Facts.of("pl-k2-2022", 4, 2));
  }

  @AfterEach
  void close() {
    log.close();
    mongo.close();
  }

  @Test
  void aWholeLogIsWholeFromAnyPosition() {
    for (long from = 0; from <= 11; from++) {
      Verification verification = verifier.verify(from, null);
      assertThat(verification.firstBreak()).as("from %d", from).isEmpty();
      assertThat(verification.from()).isEqualTo(Math.min(from, 10) / 2 * 2);
      assertThat(verification.commits()).isEqualTo(5 - Math.min(from, 10) / 2);
      assertThat(verification.end()).isEqualTo(log.head());
    }
  }

  @Test
  void anEmptyLogIsWhole() {
    stored.deleteMany(new Document());
    assertThat(verifier.verify()).isEqualTo(new Verification(0, 0, log.head(), Optional.empty()));
  }

  @Test
  void findsAnAlteredPayload() {
    stored.updateOne(Filters.eq(4L), Updates.set("events.1.payload", "{\"note\":\"better\"}"));
    assertBrokenAt(4, "hash ", "hash ");
  }

  @Test
  void findsAnAlteredDate() {
    stored.updateOne(Filters.eq(6L), Updates.set("events.0.at", 1L));
    assertBrokenAt(6, "hash ", "hash ");
  }

  @Test
  void findsARemovedCommit() {
    stored.deleteOne(Filters.eq(4L));
    assertBrokenAt(4, "a commit at position 4", "the next one at 6");
  }

  @Test
  void findsReorderedCommits() {
    Document third = commitAt(4);
    Document fourth = commitAt(6);
    stored.deleteMany(Filters.in("_id", 4L, 6L));
    third.put("_id", 6L);
    fourth.put("_id", 4L);
    stored.insertMany(List.of(third, fourth));
    assertBrokenAt(4, "hash ", "hash ");
  }

  @Test
  void findsAForgedTail() {
    Document forged = commitAt(8);
    forged.put("_id", 10L);
    forged.put("first", 6L);
    stored.insertOne(forged);
    assertBrokenAt(10, "hash ", "hash ");
  }

  @Test
  void findsWhatIsNoCommit() {
    stored.insertOne(
        new Document("_id", 10L).append("hash", new Binary(new byte[32])).append("events", "none"));
    assertBrokenAt(10, "a commit", "a document that is none");
  }

  @Test
  void findsAGapInAStreamEvenWhereTheChainIsMended() {
    Changes gap = Facts.of("pl-k2-2022", 7, 1);
    log.append(gap);
    assertBrokenAt(10, "event 6 of stream pl-k2-2022", "its event 7");
  }

  @Test
  void aLogThatWentOnExtendsItsKeptHead() {
    Head kept = log.head();
    log.append(Facts.of("pl-k2-2022", 6, 1));
    assertThat(verifier.verify(0, kept).isWhole()).isTrue();
    assertThat(verifier.verify(10, kept).isWhole()).isTrue();
    assertThat(verifier.verify(11, kept).from()).isEqualTo(10);
  }

  @Test
  void aTruncatedLogDoesNotExtendItsKeptHead() {
    Head kept = log.head();
    stored.deleteOne(Filters.eq(8L));
    assertThat(verifier.verify().isWhole()).isTrue();
    assertThat(verifier.verify(0, kept).firstBreak())
        .contains(new Break(8, "at least the 10 events of the kept head", "the end"));
  }

  @Test
  void aTailThatWasForgedWithItsHashesDoesNotExtendTheKeptHead() {
    Head kept = log.head();
    stored.deleteOne(Filters.eq(8L));
    log.close();
    log = new CommitLog(mongo.database());
    log.append(Facts.of("pl-k2-2022", 4, 2));
    verifier = new ChainVerifier(log);
    assertThat(verifier.verify().isWhole()).isTrue();
    Break found = verifier.verify(8, kept).firstBreak().orElseThrow();
    assertThat(found.position()).isEqualTo(10);
    assertThat(found.expected()).contains(kept.hash());
    assertThat(found.found()).contains(log.head().hash());
  }

  private Document commitAt(long position) {
    return stored.find(Filters.eq(position)).iterator().next();
  }

  private void assertBrokenAt(long position, String expected, String found) {
    Verification verification = verifier.verify();
    assertThat(verification.end().position()).isEqualTo(position);
    Break first = verification.firstBreak().orElseThrow();
    assertThat(first.position()).isEqualTo(position);
    assertThat(first.expected()).startsWith(expected);
    assertThat(first.found()).startsWith(found);
  }
}
