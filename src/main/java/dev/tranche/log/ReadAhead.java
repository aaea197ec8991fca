package dev.tranche.log;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages one ahead: while a page is consumed, the next is fetched and decoded on another
 * thread. A page that is not full is the last.
 */
final class ReadAhead<T> extends Spliterators.AbstractSpliterator<T> {

  private final Function<@Nullable T, List<T>> fetch;
  private final int pageSize;
  private Iterator<T> page = Collections.emptyIterator();
  private @Nullable CompletableFuture<List<T>> next;
  private boolean started;

  /**
   * @param fetch returns the page after the given item, or the first page for {@code null}; at
   *     least {@code pageSize} items unless the end is reached
   */
  ReadAhead(Function<@Nullable T, List<T>> fetch, int pageSize) {
    super(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.ORDERED);
    this.fetch = fetch;
    this.pageSize = pageSize;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!page.hasNext() && !turnPage()) {
      return false;
    }
    action.accept(page.next());
    return true;
  }

  private boolean turnPage() {
    List<T> items;
    if (!started) {
      started = true;
      items = fetch.apply(null);
    } else if (next != null) {
      items = await(next);
    } else {
      return false;
    }
    page = items.iterator();
    next = items.size() < pageSize ? null : fetchAfter(items.getLast());
    return page.hasNext();
  }

  private CompletableFuture<List<T>> fetchAfter(T last) {
    return CompletableFuture.supplyAsync(
        () -> fetch.apply(last), task -> Thread.ofVirtual().name("log-read-ahead").start(task));
  }

  private static <T> List<T> await(CompletableFuture<List<T>> page) {
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
