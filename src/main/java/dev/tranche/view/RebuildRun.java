package dev.tranche.view;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.tranche.view.Pointer.Generation;
import dev.tranche.view.Rebuild.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds listed generations in one pass over the log, and moves the pointers. What it may do to a
 * view it finds in the view's pointer, each time anew: once that names another owner or another
 * rebuild, it leaves the view alone.
 */
final class RebuildRun implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);

  /** The part of the heap that states may take. */
  private static final int SHARE_OF_HEAP = 5;

  private final List<Fill.Target> targets;
  private final BulkEvents log;
  private final DeadLetters letters;
  private final String owner;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Set<Fill.Target> lost = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Fill fill;
  private volatile long head;
  private volatile long beganNanos;

  /** The rebuild is not ours any more. */
  private static final class Lost extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  RebuildRun(List<Fill.Target> targets, BulkEvents log, DeadLetters letters, String owner) {
    this.targets = targets;
    this.log = log;
    this.letters = letters;
    this.owner = owner;
  }

  /** How many bytes what is being built may take. */
  static long room() {
    return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  }

  boolean builds(String view) {
    return targets.stream().anyMatch(target -> target.view().name().equals(view));
  }

  /** Ends soon, with nothing switched that is not switched already. */
  void stop() {
    stop.countDown();
  }

  @Override
  public void run() {
    try (Fill filling = new Fill(log, targets, letters, this::isOver, room())) {
      // Whoever handles an event that is appended from then on has seen the new generations listed.
      pause(targets.getFirst().view().pointers().maxAge().multipliedBy(2));
      head = log.head();
      beganNanos = System.nanoTime();
      fill = filling;
      updateAll((pointer, rebuild) -> pointer.with(rebuild.in(Phase.FILLING)));
      filling.run(0, head);
      long filled = head;
      head = log.head();
      filling.run(filled, head);
      targets.forEach(this::compare);
      targets.forEach(this::announce);
      // Once it is read, nothing but the live events may take it further than its fellows.
      filling.run(head, log.head());
      updateAll(RebuildRun::concluded);
    } catch (Fill.Stopped _) {
      LOG.info("The rebuild of {} was stopped", names());
    } catch (MongoSocketException
        | MongoTimeoutException
        | MongoConnectionPoolClearedException
        | MongoNotPrimaryException
        | MongoNodeIsRecoveringException e) {
      // Its beat stands still from now on: some process starts it over once the database answers.
      LOG.warn(
          "The rebuild of {} is broken off, the database does not answer: {}",
          names(),
          e.toString());
    } catch (RuntimeException e) { // whatever it is, the pointer is to say so
      failed(e);
    }
  }

  private void failed(RuntimeException e) {
    if (isOver()) {
      LOG.info("The rebuild of {} was stopped", names());
      return;
    }
    LOG.error("The rebuild of {} failed", names(), e);
    updateAll(
        (pointer, rebuild) ->
            pointer
                .without(rebuild.generation())
                .with(rebuild.failed("It failed: %s".formatted(e.getMessage()))));
  }

  /** Shows in a view's pointer that it is alive, and how far it is. */
  void beat(String view) {
    Rebuild.Progress progress = progress();
    for (Fill.Target target : targets) {
      if (target.view().name().equals(view)) {
        update(target, (pointer, rebuild) -> pointer.with(rebuild.beating(progress)));
      }
    }
  }

  private Rebuild.Progress progress() {
    Fill filling = fill;
    if (filling == null) {
      return Rebuild.Progress.NONE;
    }
    double seconds = Math.max(1e-3, (System.nanoTime() - beganNanos) / 1e9);
    long events = filling.position();
    return new Rebuild.Progress(events, head, Math.round(events / seconds), letters.count());
  }

  private void compare(Fill.Target target) {
    update(target, (pointer, rebuild) -> pointer.with(rebuild.in(Phase.COMPARING)));
    if (lost.contains(target)) {
      return;
    }
    ViewDocuments<?, ?> view = target.view();
    Generation read = view.pointers().now(view.name()).current();
    @Nullable Differences differences =
        read.shape() == view.shape()
            ? new Comparison(
                    view.documents(read).rows(),
                    view.documents(target.generation()).rows(),
                    this::isOver)
                .differences()
            : null;
    if (isOver()) {
      throw new Fill.Stopped();
    }
    beat(view.name());
    update(target, (pointer, rebuild) -> pointer.with(rebuild.differingBy(differences)));
  }

  /** Whoever keeps something made of the view is to have it by the switch, which comes at once. */
  private void announce(Fill.Target target) {
    Rebuild rebuild = target.view().pointers().now(target.view().name()).rebuild();
    if (rebuild != null && !rebuild.manual() && !lost.contains(target)) {
      target.view().announce(target.generation());
    }
  }

  private static Pointer concluded(Pointer pointer, Rebuild rebuild) {
    return rebuild.manual()
        ? pointer.with(rebuild.in(Phase.READY))
        : pointer
            .reading(rebuild.generation())
            .withoutOtherShapes()
            .with(rebuild.in(Phase.SWITCHED));
  }

  private void updateAll(BiFunction<Pointer, Rebuild, Pointer> change) {
    targets.forEach(target -> update(target, change));
  }

  private void update(Fill.Target target, BiFunction<Pointer, Rebuild, Pointer> change) {
    try {
      target
          .view()
          .pointers()
          .change(
              target.view().name(),
              pointer -> change.apply(pointer, ours(target, pointer.rebuild())));
    } catch (Lost _) {
      lost.add(target);
    }
  }

  private Rebuild ours(Fill.Target target, @Nullable Rebuild rebuild) {
    if (rebuild == null
        || rebuild.generation() != target.generation().number()
        || !rebuild.owner().equals(owner)
        || !rebuild.phase().runs()) {
      throw new Lost();
    }
    return rebuild;
  }

  private boolean isOver() {
    return stop.getCount() == 0 || lost.size() == targets.size();
  }

  private void pause(Duration length) {
    try {
      if (stop.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Fill.Stopped();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Fill.Stopped();
    }
  }

  private List<String> names() {
    return targets.stream().map(target -> target.view().name()).toList();
  }
}
