package dev.tranche.pages.live;

import dev.tranche.web.CaughtUp;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All windows that are open, and the one reader of the log that they share: it follows the end of
 * the log, whichever process appends, and tells them once the views of this one have followed. It
 * reads only while somebody looks.
 */
@Component
class Windows implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Windows.class);

  /** More than so many are turned away. */
  static final int MOST = 500;

  /** What comes in such a time is told in one. */
  private static final Duration GATHERED = Duration.ofMillis(100);

  /** From one time of telling to the next. */
  private static final Duration REST = Duration.ofSeconds(1);

  private static final Duration BEAT = Duration.ofSeconds(20);

  /** A view that other processes keep a part of never says that it has passed. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final long NOWHERE = -1;

  private final EventStore log;
  private final CaughtUp views;
  private final Set<Window> open = ConcurrentHashMap.newKeySet();

  /** One thread for each word: a window that does not take it holds up no other. */
  private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();

  private final CountDownLatch stopping = new CountDownLatch(1);

  private volatile boolean running;
  private volatile @Nullable TrackingToken told;
  private @Nullable Thread reader;

  Windows(EventStore log, CaughtUp views) {
    this.log = log;
    this.views = views;
  }

  /**
   * Opens a window on a page that shows the book up to a position; what came since is told at once.
   *
   * @throws TurnedAway where there are too many already, or the program stops
   */
  synchronized Window open(long shown) {
    if (!running) {
      throw new TurnedAway("This program stops, and tells nobody any more of what is recorded.");
    }
    if (open.size() >= MOST) {
      throw new TurnedAway(
          "%d windows are open, and no more can be told of what is recorded: load the page again to"
                  .formatted(MOST)
              + " see it.");
    }
    if (reader == null) {
      told = log.createHeadToken(); // fails where the database does not answer
    }
    Window window = new Window(open);
    window.beat(); // else its browser hears that it is taken only with the first news
    if (reader == null) {
      reader = Thread.ofVirtual().name("live-windows").start(this::read);
    }
    long now = position(told);
    if (shown < now) {
      tellers.execute(
          () -> {
            views.awaitPassed(now, LONGEST_WAIT);
            window.tell(News.upTo(now));
          });
    }
    return window;
  }

  private void read() {
    try {
      while (goesOn()) {
        try (BlockingStream<TrackedEventMessage<?>> events = log.openStream(told)) {
          follow(events);
        } catch (RuntimeException e) { // the database does not answer: a page would not, either
          LOG.debug("The log cannot be followed for open windows now", e);
          var _ = stopping.await(REST.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException _) {
      // Only stop() interrupts.
    }
  }

  private void follow(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException {
    long rested = System.nanoTime();
    while (goesOn()) {
      if (events.hasNextAvailable((int) BEAT.toSeconds(), TimeUnit.SECONDS)) {
        tellAll(gathered(events, Math.max(rested, System.nanoTime() + GATHERED.toNanos())));
        rested = System.nanoTime() + REST.toNanos();
      } else {
        toAll(Window::beat);
      }
    }
  }

  private synchronized boolean goesOn() {
    if (!Thread.currentThread().equals(reader)) {
      return false; // it has ended before, and another one may have begun
    }
    if (running && !open.isEmpty()) {
      return true;
    }
    reader = null;
    return false;
  }

  /** What there is, and what comes until then. */
  private News gathered(BlockingStream<TrackedEventMessage<?>> events, long untilNanos)
      throws InterruptedException {
    Set<String> streams = new HashSet<>();
    long left;
    do {
      TrackedEventMessage<?> event = events.nextAvailable();
      told = event.trackingToken();
      if (event instanceof DomainEventMessage<?> of) {
        streams.add(of.getAggregateIdentifier());
      }
      left = untilNanos - System.nanoTime();
    } while (left > 0
        && events.hasNextAvailable((int) Duration.ofNanos(left).toMillis(), TimeUnit.MILLISECONDS));
    return News.of(position(told), streams);
  }

  private void tellAll(News news) {
    views.awaitPassed(news.position(), LONGEST_WAIT);
    toAll(window -> window.tell(news));
  }

  private void toAll(Consumer<Window> word) {
    open.forEach(window -> tellers.execute(() -> word.accept(window)));
  }

  private static long position(@Nullable TrackingToken token) {
    return token == null ? NOWHERE : token.position().orElse(NOWHERE);
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before the server waits for its requests to end, of which each open window is one. */
  @Override
  public void stop() {
    synchronized (this) {
      running = false;
      if (reader != null) {
        reader.interrupt();
      }
    }
    stopping.countDown();
    open.forEach(Window::close);
    tellers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
