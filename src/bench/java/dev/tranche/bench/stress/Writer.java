package dev.tranche.bench.stress;

import dev.tranche.bench.stress.Way.Outcome;
import dev.tranche.log.CommitLog;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * One thread of a writing process: appends a few events to a contract that others append to as
 * well, notes what it was told, and goes on. A conflict leaves the ids as they are, so that a
 * commit that was recorded all the same shows as a doubled one.
 */
final class Writer {

  private static final int MOST_EVENTS = 3;
  private static final int GIVES_UP_ONCE_IN = 16;
  private static final int REPEATS_ONCE_IN = 4;

  private final String name;
  private final Shared shared;
  private final Way way;
  private final Random random;

  /** What the threads of a process have in common. */
  record Shared(
      CommitLog log, Notes notes, int contracts, CountDownLatch first, AtomicBoolean stopping) {}

  /**
   * @param name of nobody else in the whole run
   */
  Writer(String name, Shared shared, Way way, Random random) {
    this.name = name;
    this.shared = shared;
    this.way = way;
    this.random = random;
  }

  void run() throws InterruptedException {
    for (int number = 0; !shared.stopping.get(); number++) {
      String command = name + "." + number;
      List<String> ids =
          IntStream.rangeClosed(1, 1 + random.nextInt(MOST_EVENTS))
              .mapToObj(event -> command + "." + event)
              .toList();
      carryOut("contract:" + random.nextInt(shared.contracts), ids);
    }
  }

  private void carryOut(String stream, List<String> ids) throws InterruptedException {
    boolean unsure = false;
    for (int conflicts = 0; ; ) {
      switch (append(stream, ids)) {
        case RECORDED -> {
          shared.notes.acknowledged(conflicts, ids);
          shared.first.countDown();
          if (way.isRepeatable() && random.nextInt(REPEATS_ONCE_IN) == 0) {
            repeat(stream, ids);
          }
          return;
        }
        case CONFLICT -> {
          conflicts++;
          if (!unsure && random.nextInt(GIVES_UP_ONCE_IN) == 0) {
            shared.notes.refused(conflicts, ids);
            return;
          }
        }
        case NOTHING_RECORDED -> {
          if (!unsure) {
            shared.notes.refused(conflicts, ids);
            return;
          }
        }
        case UNKNOWN -> {
          if (!way.isRepeatable()) {
            shared.notes.unknown(conflicts, ids);
            return;
          }
          unsure = true;
        }
      }
    }
  }

  /** Sends a recorded command again; if its key did not hold, its ids are in the log twice. */
  private void repeat(String stream, List<String> ids) throws InterruptedException {
    Outcome outcome;
    do {
      outcome = append(stream, ids);
    } while (outcome != Outcome.RECORDED);
  }

  private Outcome append(String stream, List<String> ids) throws InterruptedException {
    long next = Outages.rideOut(() -> shared.log.lastSequence(stream)).orElse(-1) + 1;
    return way.append(stream, next, ids);
  }
}
