package dev.tranche.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that this process's rebuilds are alive, and takes over those that are not: whose beat has
 * stood still for a time measured here, so that no two clocks are compared. At the start it begins
 * those that a new shape asks for.
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

  private volatile @Nullable ScheduledExecutorService thread;

  RebuildWatch(List<ViewDocuments<?, ?>> views, RebuildWorks works, Pace pace) {
    this.views = List.copyOf(views);
    this.works = works;
    this.pace = pace;
  }

  void start() {
    ScheduledExecutorService watching =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("view-watch").daemon().factory());
    thread = watching;
    var _ =
        watching.scheduleWithFixedDelay(
            () -> views.forEach(view -> guarded(() -> look(view))),
            0,
            pace.beat().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  void stop() {
    ScheduledExecutorService watching = thread;
    if (watching != null) {
      watching.shutdownNow();
    }
    works.stop(pace.patience());
    thread = null;
  }

  boolean isRunning() {
    return thread != null;
  }

  void run(List<Fill.Target> targets) {
    works.run(targets, () -> targets.forEach(target -> sweepLater(target.view())));
  }

  /** Drops what is listed no more, once nobody is likely to read it. */
  void sweepLater(ViewDocuments<?, ?> view) {
    ScheduledExecutorService watching = thread;
    if (watching != null && !watching.isShutdown()) {
      var _ =
          watching.schedule(
              () -> guarded(() -> view.pointers().sweep(view.name())),
              pace.farewell().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** Whatever fails is tried again at the next beat. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) { // one that got out would end the watch
      LOG.warn("A view could not be looked after: {}", e.toString());
    }
  }

  private void look(ViewDocuments<?, ?> view) {
    if (!opened.contains(view.name())) {
      view.pointers().sweep(view.name());
      followShape(view);
      opened.add(view.name());
    }
    Optional<RebuildRun> ours = works.runOf(view.name());
    if (ours.isPresent()) {
      ours.get().beat(view.name());
      return;
    }
    Rebuild rebuild = view.pointers().now(view.name()).rebuild();
    if (rebuild != null && rebuild.phase().runs()) {
      observe(view, rebuild);
    }
  }

  private void observe(ViewDocuments<?, ?> view, Rebuild rebuild) {
    long now = System.nanoTime();
    Sighting last = sightings.get(view.name());
    if (last == null || last.generation != rebuild.generation() || last.beat != rebuild.beat()) {
      sightings.put(view.name(), new Sighting(rebuild.generation(), rebuild.beat(), now));
    } else if (now - last.nanos > pace.patience().toNanos()) {
      LOG.warn("The rebuild of {} stands still; it is started over here", view.name());
      startOver(view, rebuild);
    }
  }

  private void startOver(ViewDocuments<?, ?> view, Rebuild seen) {
    try {
      run(List.of(works.begin(view, seen.manual(), pointer -> withoutTheDead(pointer, seen))));
    } catch (RebuildRefused e) {
      LOG.info("The rebuild of {} is not started over: {}", view.name(), e.getMessage());
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

  /** A new version of the program that has another shape builds the view anew. */
  private void followShape(ViewDocuments<?, ?> view) {
    Pointer found = view.pointers().now(view.name());
    if (found.current().shape() == view.shape() || isUnderWay(found, view.shape())) {
      return;
    }
    LOG.info("The view {} has another shape now; it is built anew", view.name());
    run(List.of(works.begin(view, false, pointer -> withoutOldShapes(pointer, view.shape()))));
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
