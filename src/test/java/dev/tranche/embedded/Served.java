package dev.tranche.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** An embedded server with a client of its own, inside this process. */
record Served(EmbeddedMongo server, MongoClient client) implements AutoCloseable {

  static Served on(Path folder) {
    return on(folder, EmbeddedMongo.Options.defaults());
  }

  static Served on(Path folder, EmbeddedMongo.Options options) {
    EmbeddedMongo server = EmbeddedMongo.start(folder, options);
    return new Served(server, server.client(MongoClientSettings.builder().build()));
  }

  MongoDatabase database() {
    return client.getDatabase("test");
  }

  MongoCollection<Document> collection(String name) {
    return database().getCollection(name);
  }

  /** The files as they are at this moment, which is what a killed process leaves. */
  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : List.copyOf(files.toList())) {
        if (!file.endsWith("lock")) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
