package dev.tranche.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server in memory that has change streams, as the embedded one has not; on loopback. */
record StreamingServer(MongoServer server, FlakyProxy proxy, MongoClient direct, MongoClient near)
    implements AutoCloseable {

  static StreamingServer start() throws IOException {
    H2Backend backend = H2Backend.inMemory();
    backend.enableOplog();
    MongoServer server = new MongoServer(backend);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    InetSocketAddress address = server.getLocalAddress();
    FlakyProxy proxy = new FlakyProxy("127.0.0.1", address.getPort());
    return new StreamingServer(server, proxy, client(address.getPort()), client(proxy.port()));
  }

  private static MongoClient client(int port) {
    return MongoClients.create(
        "mongodb://127.0.0.1:%d/?directConnection=true&serverSelectionTimeoutMS=300"
            .formatted(port));
  }

  /** As this process reaches it, over a connection that can be cut. */
  MongoDatabase database() {
    return near.getDatabase("tranche");
  }

  /** As another process reaches it. */
  MongoDatabase databaseOfAnother() {
    return direct.getDatabase("tranche");
  }

  @Override
  public void close() throws IOException {
    near.close();
    direct.close();
    proxy.close();
    server.shutdownNow();
  }
}
