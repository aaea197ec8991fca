package dev.tranche.testing;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An empty database over a real connection, gone when closed: in a server of its own in this
 * process, or, where the environment names a server in {@code TRANCHE_TEST_MONGODB_URI}, under a
 * name of its own on that one.
 */
public final class TestMongo implements AutoCloseable {

  private final @Nullable MongoServer server;
  private final String uri;
  private final MongoClient client;

  private TestMongo(@Nullable MongoServer server, String serverUri) {
    this.server = server;
    uri = withDatabase(serverUri, "tranche-test-" + UUID.randomUUID());
    client = MongoClients.create(uri);
  }

  public static TestMongo start() {
    String given = System.getenv("TRANCHE_TEST_MONGODB_URI");
    if (given != null) {
      return new TestMongo(null, given);
    }
    MongoServer server = new MongoServer(H2Backend.inMemory());
    return new TestMongo(server, server.bindAndGetConnectionString());
  }

  private static String withDatabase(String serverUri, String database) {
    int options = serverUri.indexOf('?');
    String hosts = options < 0 ? serverUri : serverUri.substring(0, options);
    int path = hosts.indexOf('/', hosts.indexOf("://") + 3);
    String base = path < 0 ? hosts : hosts.substring(0, path);
    return base + "/" + database + (options < 0 ? "" : serverUri.substring(options));
  }

  /** Connection string that names the database too. */
  public String uri() {
    return uri;
  }

  public MongoClient client() {
    return client;
  }

  public MongoDatabase database() {
    return databaseOf(client);
  }

  /** The same database through another client, as another process would reach it. */
  public MongoDatabase databaseOf(MongoClient other) {
    String name = new ConnectionString(uri).getDatabase();
    return other.getDatabase(name == null ? "" : name);
  }

  @Override
  public void close() {
    database().drop();
    client.close();
    if (server != null) {
      server.shutdownNow();
    }
  }
}
