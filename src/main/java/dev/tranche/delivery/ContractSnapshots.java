package dev.tranche.delivery;

import dev.tranche.view.ViewNotBuilt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where questions find the snapshot that answers them. A thread that has pinned one is given the
 * same until it lets it go; any other is given the latest.
 */
@Component
public class ContractSnapshots {

  /** From when the program starts, loading a large book takes some seconds. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final ThreadLocal<Pin> PINS = new ThreadLocal<>();
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private volatile @Nullable Snapshot latest;
  private volatile @Nullable String failure;
  private volatile boolean built = true;

  /** What a thread is given by one of several programs that may run in this process. */
  private static final class Pin {
    private final ContractSnapshots by;
    private @Nullable Snapshot snapshot;

    Pin(ContractSnapshots by) {
      this.by = by;
    }
  }

  /**
   * The snapshot to answer from; waits for the first one while it is loaded.
   *
   * @throws ViewNotBuilt in words, while there is nothing to load it from
   */
  public Snapshot current() {
    @Nullable Pin pin = PINS.get();
    if (pin == null || !pin.by.equals(this)) {
      return awaitLatest();
    }
    Snapshot pinned = pin.snapshot == null ? awaitLatest() : pin.snapshot;
    pin.snapshot = pinned;
    return pinned;
  }

  private Snapshot awaitLatest() {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    @Nullable Snapshot now = latest;
    while (now == null) {
      if (!built || System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        throw new ViewNotBuilt(DeliveryView.NAME);
      }
      LockSupport.parkNanos(this, PAUSE_NANOS);
      now = latest;
    }
    return now;
  }

  /** From here on this thread is given one snapshot, the one that it meets first. */
  public void pin() {
    PINS.set(new Pin(this));
  }

  /** Ends what {@link #pin} began. */
  public void unpin() {
    PINS.remove();
  }

  /**
   * Of the first event that the latest snapshot does not have; of none as long as the view that it
   * is loaded from is being built, which nobody is to wait for.
   */
  public long position() {
    @Nullable Snapshot now = latest;
    return now != null ? now.position() : built ? 0 : Long.MAX_VALUE;
  }

  /** Why the snapshot does not follow the log now; empty while it does. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** The next one answers from now on, unless the latest one is further. */
  void publish(Snapshot next) {
    @Nullable Snapshot now = latest;
    if (now == null || next.position() >= now.position()) {
      latest = next;
    }
    failure = null;
  }

  void fail(String words) {
    failure = words;
  }

  /** Whether the view that it is loaded from is there. */
  void built(boolean isBuilt) {
    built = isBuilt;
  }
}
