package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.tranche.testing.TestMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenManyAppend {

  private static final int THREADS = 16;

  private TestMongo mongo;
  private CommitLog log;
  private ExecutorService threads;

  @BeforeEach
  void open() {
    mongo = TestMongo.start();
    log = new CommitLog(mongo.database());
    threads = Executors.newFixedThreadPool(2 * THREADS);
  }

  @AfterEach
  void close() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    log.close();
    mongo.close();
  }

  @Test
  void leavesNoGap() throws Exception {
    List<Commit> recorded =
        all(IntStream.range(0, THREADS).mapToObj(thread -> lonely(log, "contract-" + thread, 20)));
    assertThat(recorded).hasSize(20 * THREADS);
    assertThat(log.read(0, 1000)).containsExactlyInAnyOrderElementsOf(recorded);
    assertThat(new ChainVerifier(log).verify().isWhole()).isTrue();
  }

  @Test
  void twoProcessesLeaveNoGapAndNoFork() throws Exception {
    try (MongoClient other = MongoClients.create(mongo.uri());
        CommitLog theirs = new CommitLog(mongo.databaseOf(other))) {
      List<Commit> recorded =
          all(
              IntStream.range(0, 2 * THREADS)
                  .mapToObj(
                      thread -> lonely(thread % 2 == 0 ? log : theirs, "contract-" + thread, 10)));
      assertThat(log.read(0, 1000)).containsExactlyInAnyOrderElementsOf(recorded);
      assertThat(theirs.head()).isEqualTo(log.head());
    }
    Verification verification = new ChainVerifier(log).verify();
    assertThat(verification.firstBreak()).isEmpty();
    assertThat(verification.commits()).isEqualTo(10 * 2 * THREADS);
  }

  @Test
  void oneOfTwoProcessesWinsEachSequenceOfASharedStream() throws Exception {
    try (MongoClient other = MongoClients.create(mongo.uri());
        CommitLog theirs = new CommitLog(mongo.databaseOf(other))) {
      List<Commit> recorded =
          all(
              IntStream.range(0, THREADS)
                  .mapToObj(thread -> contended(thread % 2 == 0 ? log : theirs, 10)));
      assertThat(recorded).hasSize(10 * THREADS);
      assertThat(log.lastSequence("shared")).hasValue(10 * THREADS - 1);
    }
    assertThat(new ChainVerifier(log).verify().firstBreak()).isEmpty();
  }

  @Test
  void aConflictInTheMiddleOfABatchFailsAlone() {
    log.append(Facts.of("taken", 0, 1));
    CommitWriter writer = new CommitWriter(log.raw(), CommitLog.PATIENCE);
    List<PendingCommit> batch =
        List.of(
            new PendingCommit(Facts.of("first", 0, 2)),
            new PendingCommit(Facts.of("taken", 0, 3)),
            new PendingCommit(Facts.of("second", 0, 1)),
            new PendingCommit(Facts.of("first", 1, 1)),
            new PendingCommit(Facts.of("third", 0, 1)));
    writer.write(batch);
    assertThat(batch.get(0).result().position()).isEqualTo(1);
    assertThatThrownBy(batch.get(1)::result).isInstanceOf(StreamConflict.class);
    assertThat(batch.get(2).result().position()).isEqualTo(3);
    assertThat(batch.get(3).result().position()).isEqualTo(4);
    assertThat(batch.get(4).result().position()).isEqualTo(5);
  }

  @Test
  void closingWaitsForWhatRuns() throws Exception {
    CountDownLatch started = new CountDownLatch(THREADS);
    List<Future<Integer>> appended = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String stream = "contract-" + thread;
      appended.add(threads.submit(() -> appendUntilClosed(stream, started)));
    }
    started.await();
    log.close();
    long atClose = log.head().position();
    int acknowledged = 0;
    for (Future<Integer> count : appended) {
      acknowledged += count.get();
    }
    assertThat(log.head().position()).isEqualTo(atClose).isEqualTo(acknowledged);
  }

  private int appendUntilClosed(String stream, CountDownLatch started) {
    int count = 0;
    try {
      while (true) {
        log.append(Facts.of(stream, count, 1));
        if (count++ == 0) {
          started.countDown();
        }
      }
    } catch (IllegalStateException closed) {
      return count;
    }
  }

  private static Callable<List<Commit>> lonely(CommitLog log, String stream, int commits) {
    return () ->
        IntStream.range(0, commits).mapToObj(i -> log.append(Facts.of(stream, 2L * i, 2))).toList();
  }

  private static Callable<List<Commit>> contended(CommitLog log, int commits) {
    return () -> {
      List<Commit> recorded = new ArrayList<>();
      while (recorded.size() < commits) {
        try {
          recorded.add(
              log.append(Facts.of("shared", log.lastSequence("shared").orElse(-1) + 1, 1)));
        } catch (StreamConflict somebodyWasFaster) {
          // reads the stream again
        }
      }
      return recorded;
    };
  }

  private List<Commit> all(Stream<Callable<List<Commit>>> writers) throws Exception {
    List<Commit> recorded = new ArrayList<>();
    for (Future<List<Commit>> writer : threads.invokeAll(writers.toList())) {
      recorded.addAll(writer.get());
    }
    return recorded;
  }
}
