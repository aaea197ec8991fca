package dev.tranche.pages.live;

import dev.tranche.web.CaughtUp;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private volatile boolean running;
  private volatile @Nullable TrackingToken told;
  private @Nullable Thread reader;

  Windows(EventStore log, CaughtUp views) {
    this.log = log;
    this.views = views;
  }

  /**
   * Opens a window on a page that shows the book up to a position; what came since is told at once.
   * Empty where there are too many already, or the program stops.
   */
  synchronized Optional<Window> open(long shown) {
    if (!running || open.size() >= MOST) {
      return Optional.empty();
    }
    if (reader == null) {
      told = log.createHeadToken(); // fails where the database does not answer
    }
    Window window = new Window(open);
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
    return Optional.of(window);
  }

  private void read() {
    while (goesOn()) {
      try (BlockingStream<TrackedEventMessage<?>> events = log.openStream(told)) {
        while (goesOn()) {
          if (events.hasNextAvailable((int) BEAT.toSeconds(), TimeUnit.SECONDS)) {
            tellAll(gathered(events));
            Thread.sleep(REST);
          } else {
            toAll(Window::beat);
          }
        }
      } catch (InterruptedException _) { // only stop() interrupts
        return;
      } catch (RuntimeException e) { // the database does not answer: a page would not, either
        LOG.debug("The log cannot be followed for open windows now", e);
        rest();
      }
    }
  }

  private synchronized boolean goesOn() {
    if (running && !open.isEmpty()) {
      return true;
    }
    reader = null;
    return false;
  }

  private News gathered(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException {
    Thread.sleep(GATHERED);
    Set<String> streams = new HashSet<>();
    do {
      TrackedEventMessage<?> event = events.nextAvailable();
      told = event.trackingToken();
      if (event instanceof DomainEventMessage<?> of) {
        streams.add(of.getAggregateIdentifier());
      }
    } while (events.hasNextAvailable());
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

  private static void rest() {
    try {
      Thread.sleep(REST);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
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
    open.forEach(Window::close);
    tellers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
