package dev.tranche.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that this process's rebuilds are alive, and takes over those that are not: whose beat has
 * stood still for a time measured here, so that no two clocks are compared. At the start it begins
 * those that a new shape asks for, or a long log that a view was not made of yet. What begins at
 * the same moment is built in one pass.
 */
final class RebuildWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RebuildWatch.class);

  private record Sighting(int generation, long beat, long nanos) {}

  private final List<ViewDocuments<?, ?>> views;
  private final RebuildWorks works;
  private final Pace pace;

  /** Of other processes' rebuilds, by view; only the watching thread uses it. */
  private final Map<String, Sighting> sightings = new HashMap<>();

  /** The views that were looked at once; only the watching thread uses it. */
  private final Set<String> opened = new HashSet<>();

  private volatile @Nullable ScheduledThreadPoolExecutor thread;

  RebuildWatch(List<ViewDocuments<?, ?>> views, RebuildWorks works, Pace pace) {
    this.views = List.copyOf(views);
    this.works = works;
    this.pace = pace;
  }

  /** When it returns, what is to be built is listed in the pointers. */
  void start() {
    ScheduledThreadPoolExecutor watching =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("view-watch").daemon().factory());
    watching.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread = watching;
    lookAtAll();
    long beatMillis = pace.beat().toMillis();
    var _ =
        watching.scheduleWithFixedDelay(
            this::lookAtAll, beatMillis, beatMillis, TimeUnit.MILLISECONDS);
  }

  /** Lets a look that is under way come to its end: an interrupt would make it fail midway. */
  void stop() {
    ScheduledThreadPoolExecutor watching = thread;
    thread = null;
    if (watching != null) {
      watching.shutdown();
      try {
        var _ = watching.awaitTermination(pace.patience().toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      watching.shutdownNow();
    }
    works.stop(pace.patience());
  }

  boolean isRunning() {
    return thread != null;
  }

  void run(List<Fill.Target> targets) {
    works.run(targets, () -> targets.forEach(target -> sweepLater(target.view())));
  }

  /** Drops what is listed no more, once nobody is likely to read it. */
  void sweepLater(ViewDocuments<?, ?> view) {
    ScheduledThreadPoolExecutor watching = thread;
    if (watching != null && !watching.isShutdown()) {
      var _ =
          watching.schedule(
              () -> guarded(() -> view.pointers().sweep(view.name())),
              pace.farewell().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** Whatever fails is tried again at the next beat; where there is none, a stop broke it off. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) { // one that got out would end the watch
      if (isRunning()) {
        LOG.warn("A view could not be looked after: {}", e.toString());
      }
    }
  }

  private void lookAtAll() {
    List<Fill.Target> begun = new ArrayList<>();
    views.forEach(view -> guarded(() -> look(view).ifPresent(begun::add)));
    if (!begun.isEmpty()) {
      run(begun);
    }
  }

  /** What is to be built here from now on, if anything. */
  private Optional<Fill.Target> look(ViewDocuments<?, ?> view) {
    if (!opened.contains(view.name())) {
      view.pointers().sweep(view.name());
      Optional<Fill.Target> begun = followShape(view);
      opened.add(view.name());
      return begun;
    }
    Optional<RebuildRun> ours = works.runOf(view.name());
    if (ours.isPresent()) {
      ours.get().beat(view.name());
      return Optional.empty();
    }
    Rebuild rebuild = view.pointers().now(view.name()).rebuild();
    return rebuild != null && rebuild.phase().runs() ? observe(view, rebuild) : Optional.empty();
  }

  private Optional<Fill.Target> observe(ViewDocuments<?, ?> view, Rebuild rebuild) {
    long now = System.nanoTime();
    Sighting last = sightings.get(view.name());
    if (last == null || last.generation != rebuild.generation() || last.beat != rebuild.beat()) {
      sightings.put(view.name(), new Sighting(rebuild.generation(), rebuild.beat(), now));
    } else if (now - last.nanos > pace.patience().toNanos()) {
      LOG.warn("The rebuild of {} stands still; it is started over here", view.name());
      return begin(view, seen -> withoutTheDead(seen, rebuild), rebuild.manual());
    }
    return Optional.empty();
  }

  private Optional<Fill.Target> begin(
      ViewDocuments<?, ?> view, UnaryOperator<Pointer> before, boolean manual) {
    try {
      return Optional.of(works.begin(view, manual, before));
    } catch (RebuildRefused e) {
      LOG.info("No rebuild of {} is begun here: {}", view.name(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Pointer withoutTheDead(Pointer pointer, Rebuild seen) {
    Rebuild now = pointer.rebuild();
    if (now == null
        || now.generation() != seen.generation()
        || now.beat() != seen.beat()
        || !now.phase().runs()) {
      throw new RebuildRefused("It goes on.");
    }
    return pointer.without(seen.generation());
  }

  /** What is read is of another version of the program, or was not built yet. */
  private Optional<Fill.Target> followShape(ViewDocuments<?, ?> view) {
    Pointer found = view.pointers().now(view.name());
    int shape = found.current().shape();
    if (shape == view.shape() || isUnderWay(found, view.shape())) {
      return Optional.empty();
    }
    LOG.info(
        shape == View.NOT_BUILT
            ? "The log is long; the view {} is built in bulk"
            : "The view {} has another shape now; it is built anew",
        view.name());
    return begin(view, pointer -> withoutOldShapes(pointer, view.shape()), false);
  }

  private static Pointer withoutOldShapes(Pointer pointer, int shape) {
    if (isUnderWay(pointer, shape)) {
      throw new RebuildRefused("Another process builds it already.");
    }
    Rebuild last = pointer.rebuild();
    return last == null || last.phase().hasEnded() ? pointer : pointer.without(last.generation());
  }

  private static boolean isUnderWay(Pointer pointer, int shape) {
    Rebuild last = pointer.rebuild();
    return last != null
        && !last.phase().hasEnded()
        && pointer.find(last.generation()).filter(each -> each.shape() == shape).isPresent();
  }
}
