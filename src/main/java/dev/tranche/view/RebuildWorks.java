package dev.tranche.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** The rebuilds of this process: it lists a generation, and builds it on a thread of its own. */
final class RebuildWorks {

  private final BulkEvents log;
  private final Function<String, Optional<SequencedDeadLetterQueue<EventMessage<?>>>> deadLetters;
  private final String owner = UUID.randomUUID().toString();
  private final Map<RebuildRun, Thread> runs = new ConcurrentHashMap<>();

  RebuildWorks(
      BulkEvents log,
      Function<String, Optional<SequencedDeadLetterQueue<EventMessage<?>>>> deadLetters) {
    this.log = log;
    this.deadLetters = deadLetters;
  }

  /**
   * Lists a new generation, to be built by this process.
   *
   * @param before what is done to the pointer in the same change; it may throw instead
   */
  Fill.Target begin(ViewDocuments<?, ?> view, boolean manual, UnaryOperator<Pointer> before) {
    Pointer listed =
        view.pointers()
            .change(
                view.name(),
                pointer -> {
                  int number = pointer.next();
                  return before
                      .apply(pointer)
                      .adding(view.shape())
                      .with(Rebuild.starting(number, manual, owner, System.currentTimeMillis()));
                });
    return new Fill.Target(view, listed.generations().getLast());
  }

  /** Builds what was begun, all in one pass; then calls back, whatever became of it. */
  void run(List<Fill.Target> targets, Runnable afterwards) {
    RebuildRun run = new RebuildRun(targets, log, new DeadLetters(deadLetters), owner);
    Thread runner =
        Thread.ofPlatform()
            .name("view-rebuild")
            .unstarted(
                () -> {
                  try {
                    run.run();
                  } finally {
                    runs.remove(run);
                    afterwards.run();
                  }
                });
    runs.put(run, runner);
    runner.start();
  }

  /** The run that builds a view, if any of this process does. */
  Optional<RebuildRun> runOf(String view) {
    return runs.keySet().stream().filter(run -> run.builds(view)).findFirst();
  }

  /** Ends all runs; they are started over by whoever is there next. */
  void stop(Duration longestWait) {
    runs.keySet().forEach(RebuildRun::stop);
    for (Thread each : runs.values()) {
      try {
        each.join(longestWait);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
