package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A result on its way to the client, in batches that fit into a reply. The first batch is small
 * where the client does not say how large, as MongoDB has it.
 */
final class ResultCursor implements Cursor {

  private static final int FIRST_BATCH = 101;
  private static final int MOST_MEMORY_BYTES = 32 << 20; // about 16 MB of BSON

  private final long id;
  private final Iterator<Document> documents;
  private final UnaryOperator<List<Document>> finish;
  private final Runnable pause;
  private long left;
  private long lastUsedNanos;
  private boolean started;
  private boolean empty;

  /**
   * @param limit how many documents there are at most
   * @param finish what is left to do with the documents of a batch
   * @param pause called when a batch is complete
   */
  ResultCursor(
      long id,
      Iterator<Document> documents,
      long limit,
      UnaryOperator<List<Document>> finish,
      Runnable pause) {
    this.id = id;
    this.documents = documents;
    this.left = limit;
    this.finish = finish;
    this.pause = pause;
  }

  @Override
  public long getId() {
    return id;
  }

  @Override
  public synchronized boolean isEmpty() {
    return empty;
  }

  synchronized long idleNanos() {
    return System.nanoTime() - lastUsedNanos;
  }

  /**
   * At least one document, at most as many as wanted; 0 leaves the number to the size of a reply.
   */
  @Override
  public synchronized List<Document> takeDocuments(int wanted) {
    int most = wanted > 0 ? wanted : started ? Integer.MAX_VALUE : FIRST_BATCH;
    started = true;
    List<Document> batch = new ArrayList<>();
    int memory = 0;
    while (batch.size() < most && memory < MOST_MEMORY_BYTES && !empty) {
      if (left > 0 && documents.hasNext()) {
        Document document = documents.next();
        batch.add(document);
        memory += DocumentType.INSTANCE.getMemory(document);
        left--;
        empty = left == 0;
      } else {
        empty = true;
      }
    }
    pause.run();
    lastUsedNanos = System.nanoTime();
    return finish.apply(batch);
  }
}
