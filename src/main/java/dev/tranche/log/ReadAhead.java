package dev.tranche.log;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Reads pages ahead: while one is consumed, those behind it are fetched and decoded on other
 * threads. Nothing behind a page that is the last is given out, even if it was there when its turn
 * to be fetched came: what lies between was not yet.
 */
final class ReadAhead<T> extends Spliterators.AbstractSpliterator<T> {

  private static final int PAGES_AHEAD = 2;

  private final IntFunction<Page<T>> fetch;
  private final Queue<CompletableFuture<Page<T>>> ahead = new ArrayDeque<>();
  private Iterator<? extends T> page = Collections.emptyIterator();
  private int pages;
  private boolean ended;

  /** Items in order, and whether there are none behind them for now. */
  record Page<T>(List<? extends T> items, boolean isLast) {}

  /**
   * @param fetch returns the page with a number, the first being 0
   */
  ReadAhead(IntFunction<Page<T>> fetch) {
    super(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.ORDERED);
    this.fetch = fetch;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!page.hasNext() && !turnPage()) {
      return false;
    }
    action.accept(page.next());
    return true;
  }

  /** Returns whether there is one with anything on it. */
  private boolean turnPage() {
    while (!page.hasNext() && !ended) {
      // Most reads are of the end of the log, where the first page is the last: none is asked for
      // before that is known.
      Page<T> next = pages == 0 ? fetch.apply(pages++) : await(ahead.remove());
      ended = next.isLast();
      while (!ended && ahead.size() < PAGES_AHEAD) {
        ahead.add(fetchLater(pages++));
      }
      page = next.items().iterator();
    }
    return page.hasNext();
  }

  private CompletableFuture<Page<T>> fetchLater(int number) {
    return CompletableFuture.supplyAsync(
        () -> fetch.apply(number), task -> Thread.ofVirtual().name("log-read-ahead").start(task));
  }

  private static <T> Page<T> await(CompletableFuture<Page<T>> page) {
    try {
      return page.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
