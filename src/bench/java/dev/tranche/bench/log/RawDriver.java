package dev.tranche.bench.log;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.tranche.bench.Deliveries;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;

/**
 * The driver alone, inserting documents as large as the log's into a collection with the same
 * indexes: what the store can do when nobody asks for an order, a chain or a conflict.
 */
final class RawDriver {

  private final MongoCollection<Document> documents;
  private final AtomicLong position = new AtomicLong();

  RawDriver(MongoDatabase database) {
    documents =
        database.getCollection("raw").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    documents.createIndex(
        Indexes.ascending("stream", "first"), new IndexOptions().name("stream").unique(true));
    documents.createIndex(
        Indexes.ascending("key"), new IndexOptions().name("key").unique(true).sparse(true));
  }

  void insertOne(String stream, long sequence) {
    documents.insertOne(document(stream, sequence));
  }

  void insertMany(int number, String stream) {
    List<Document> batch = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      batch.add(document(stream, i));
    }
    documents.insertMany(batch);
  }

  private Document document(String stream, long sequence) {
    return new Document("_id", position.getAndIncrement())
        .append("hash", new Binary(new byte[32]))
        .append("stream", stream)
        .append("type", "Contract")
        .append("first", sequence)
        .append("count", 1)
        .append(
            "events",
            List.of(
                new Document("id", UUID.randomUUID().toString())
                    .append("at", System.currentTimeMillis())
                    .append("name", "delivery-made")
                    .append("revision", "1")
                    .append("payload", Deliveries.json(stream, sequence))));
  }

  /** Reads commits by one cursor in the order of positions, as documents of the given kind. */
  static <T> int read(MongoDatabase log, Class<T> kind, int most) {
    int read = 0;
    try (MongoCursor<T> cursor =
        log.getCollection("commits", kind)
            .find()
            .sort(Sorts.ascending("_id"))
            .batchSize(1000)
            .cursor()) {
      while (read < most && cursor.hasNext()) {
        cursor.next();
        read++;
      }
    }
    return read;
  }

  /** Reads the commits of one stream, not looking into them. */
  static int load(MongoDatabase log, String stream) {
    return log.getCollection("commits", RawBsonDocument.class)
        .find(eq("stream", stream))
        .sort(Sorts.ascending("first"))
        .into(new ArrayList<>())
        .size();
  }
}
