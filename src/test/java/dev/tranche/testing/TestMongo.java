package dev.tranche.testing;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.tranche.embedded.Durability;
import dev.tranche.embedded.EmbeddedMongo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A fresh, empty database for a test: on the server that {@code TRANCHE_TEST_MONGODB_URI} names,
 * else on an embedded one in a temporary folder. Closing drops it.
 */
public final class TestMongo implements AutoCloseable {

  private static final String VARIABLE = "TRANCHE_TEST_MONGODB_URI";

  private final ConnectionString connection;
  private final MongoClient client;
  private final @Nullable EmbeddedMongo server;
  private final @Nullable Path folder;

  private TestMongo(
      ConnectionString connection, @Nullable EmbeddedMongo server, @Nullable Path folder) {
    this.connection = connection;
    this.client = MongoClients.create(connection);
    this.server = server;
    this.folder = folder;
  }

  public static TestMongo start() {
    String name = "tranche_test_" + UUID.randomUUID().toString().replace("-", "");
    String given = System.getenv(VARIABLE);
    if (given != null && !given.isBlank()) {
      return new TestMongo(new ConnectionString(withDatabase(given, name)), null, null);
    }
    return embedded(name);
  }

  /** On the embedded server, whatever else is named. */
  public static TestMongo embedded() {
    return embedded("tranche_test");
  }

  private static TestMongo embedded(String name) {
    try {
      Path folder = Files.createTempDirectory("tranche-test-");
      EmbeddedMongo server =
          EmbeddedMongo.start(
              folder,
              EmbeddedMongo.Options.defaults().withPort(0).withDurability(Durability.JOURNAL));
      return new TestMongo(new ConnectionString(server.connectionString(name)), server, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is on the embedded server. */
  public boolean isEmbedded() {
    return server != null;
  }

  /** Puts the database where one stands in a connection string: before the options, if any. */
  static String withDatabase(String uri, String name) {
    int options = uri.indexOf('?');
    String address = options < 0 ? uri : uri.substring(0, options);
    int slash = address.indexOf('/', address.indexOf("://") + 3);
    String hosts = slash < 0 ? address : address.substring(0, slash);
    return hosts + "/" + name + (options < 0 ? "" : uri.substring(options));
  }

  /** The same, by the log's tests' name for it. */
  public String uri() {
    return connectionString();
  }

  /** The same database through another client, as another process would reach it. */
  public MongoDatabase databaseOf(MongoClient other) {
    return other.getDatabase(databaseName());
  }

  /** Where the database is, its name included. */
  public String connectionString() {
    return connection.getConnectionString();
  }

  public String databaseName() {
    return String.valueOf(connection.getDatabase());
  }

  /** A client that lives as long as this. */
  public MongoClient client() {
    return client;
  }

  public MongoDatabase database() {
    return client.getDatabase(databaseName());
  }

  @Override
  public void close() {
    if (server == null) {
      database().drop();
    }
    client.close();
    if (server != null) {
      server.close();
    }
    if (folder != null) {
      try {
        FileSystemUtils.deleteRecursively(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
