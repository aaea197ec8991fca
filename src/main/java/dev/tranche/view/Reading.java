package dev.tranche.view;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import dev.tranche.view.Folding.Versioned;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The generation of a view that was read when it was asked for: all its documents, or those of some
 * streams, for whoever keeps something made of them. Each is shown with its version; a version
 * never goes down, and a document at a version never changes.
 */
public final class Reading<S> {

  private static final int ROWS_PER_PAGE = 500;

  private final int generation;
  private final MongoCollection<Document> rows;
  private final Folding<S, ?> folding;

  /**
   * What the view knows of a stream.
   *
   * @param version sequence number of the last event in it
   */
  public record Kept<S>(String stream, long version, S state) {}

  Reading(int generation, MongoCollection<Document> rows, Folding<S, ?> folding) {
    this.generation = generation;
    this.rows = rows;
    this.folding = folding;
  }

  /** The number of the generation: no two of a view have the same. */
  public int generation() {
    return generation;
  }

  /** Shows every document, in any order and from several threads at once. */
  public void forEach(Consumer<Kept<S>> each) {
    forEach(rows.find(), each);
  }

  /** Shows those of the streams that have a document, in the same way. */
  public void forEach(Collection<String> streams, Consumer<Kept<S>> each) {
    List<String> all = List.copyOf(streams);
    for (int from = 0; from < all.size(); from += ROWS_PER_PAGE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + ROWS_PER_PAGE));
      forEach(rows.find(Filters.in("_id", some)), each);
    }
  }

  /** One thread reads, and several decode what it has read; the last page it decodes itself. */
  private void forEach(FindIterable<Document> found, Consumer<Kept<S>> each) {
    int cores = Runtime.getRuntime().availableProcessors();
    Deque<CompletableFuture<Void>> atWork = new ArrayDeque<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores);
        MongoCursor<Document> cursor = found.batchSize(ROWS_PER_PAGE).iterator()) {
      while (cursor.hasNext()) {
        List<Document> page = new ArrayList<>();
        while (page.size() < ROWS_PER_PAGE && cursor.hasNext()) {
          page.add(cursor.next());
        }
        Runnable decode = () -> page.forEach(row -> each.accept(kept(row)));
        if (cursor.hasNext()) {
          atWork.add(CompletableFuture.runAsync(decode, threads));
        } else {
          decode.run();
        }
        if (atWork.size() > 2 * cores) {
          await(atWork.remove());
        }
      }
      atWork.forEach(Reading::await);
    }
  }

  private Kept<S> kept(Document row) {
    Versioned<S> at = folding.versioned(row);
    return new Kept<>(row.getString("_id"), at.version(), at.state());
  }

  private static void await(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      @Nullable Throwable cause = e.getCause();
      throw cause instanceof RuntimeException failure ? failure : e;
    }
  }
}
