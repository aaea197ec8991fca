package dev.tranche.embedded;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * A program to be killed: each of its threads goes through steps that follow from their number
 * alone, and notes in a file which of them were acknowledged.
 */
final class WritingProcess {

  static final int THREADS = 4;
  private static final String PADDING = "x".repeat(1_500);

  private WritingProcess() {}

  static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    EmbeddedMongo.Options options =
        EmbeddedMongo.Options.defaults()
            .withDurability(Durability.valueOf(args[2]))
            .withCheckpointMegabytes(1);
    FileChannel acknowledged =
        FileChannel.open(
            Path.of(args[1]),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND);
    Served served = Served.on(folder, options);
    MongoCollection<Document> collection =
        served.collection(args[3]).withWriteConcern(WriteConcern.MAJORITY);
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      new Thread(() -> write(collection, number, acknowledged)).start();
    }
  }

  private static void write(
      MongoCollection<Document> collection, int thread, FileChannel acknowledged) {
    for (int step = 0; ; step++) {
      carryOut(collection, thread, step);
      try {
        int written = acknowledged.write(ByteBuffer.allocate(8).putInt(thread).putInt(step).flip());
        if (written != 8) {
          throw new IOException("Noted " + written + " bytes");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Inserts, and now and then changes or removes what was inserted before. */
  private static void carryOut(MongoCollection<Document> collection, int thread, int step) {
    int other = step / 2;
    switch (step % 4) {
      case 2 ->
          collection.updateOne(
              new Document("_id", id(thread, other)),
              new Document("$inc", new Document("changes", 1)));
      case 3 -> collection.deleteOne(new Document("_id", id(thread, other)));
      default ->
          collection.insertOne(
              new Document("_id", id(thread, step))
                  .append("thread", thread)
                  .append("step", step)
                  .append("changes", 0)
                  .append("padding", PADDING));
    }
  }

  private static String id(int thread, int step) {
    return thread + "-" + step;
  }

  /** What a thread has left after so many steps: the changes of each document by its id. */
  static SortedMap<String, Integer> expected(int thread, int steps) {
    SortedMap<String, Integer> documents = new TreeMap<>();
    for (int step = 0; step < steps; step++) {
      String other = id(thread, step / 2);
      switch (step % 4) {
        case 2 -> documents.computeIfPresent(other, (_, changes) -> changes + 1);
        case 3 -> documents.remove(other);
        default -> documents.put(id(thread, step), 0);
      }
    }
    return documents;
  }
}
