package dev.tranche.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoDriverInformation;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.Clusters;
import com.mongodb.client.internal.MongoClientImpl;
import com.mongodb.connection.SocketSettings;
import com.mongodb.connection.SslSettings;
import com.mongodb.internal.connection.StreamFactory;
import com.mongodb.internal.connection.StreamFactoryFactory;
import de.bwaldvogel.mongo.MongoBackend;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Connects the driver to the server inside this process, without a socket: nothing listens, so no
 * other user of the machine can connect. The driver has no public way to replace its transport; the
 * classes used here are the ones that its own client factory uses.
 */
final class InProcess implements AutoCloseable {

  private final MongoBackend backend;
  private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

  /**
   * Commands run on threads of their own: an interrupt of the calling thread must not reach the
   * store, because an interrupted thread closes the file that it reads.
   */
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("embedded-worker-", 0).factory());

  InProcess(MongoBackend backend) {
    this.backend = backend;
  }

  /** A client of this server, whatever address the settings name. */
  MongoClient client(MongoClientSettings settings) {
    MongoDriverInformation driver = MongoDriverInformation.builder().driverName("sync").build();
    Transport transport = new Transport();
    return new MongoClientImpl(
        Clusters.createCluster(settings, driver, transport), settings, driver, transport);
  }

  /** Makes the connections of one client. */
  private final class Transport implements StreamFactoryFactory {

    @Override
    public StreamFactory create(SocketSettings sockets, SslSettings ssl) {
      return (ServerAddress address) -> new InProcessStream(address, backend, channels, workers);
    }

    @Override
    public void close() {
      // each client closes its own connections
    }
  }

  /** Waits for the commands that run; the backend is still open. */
  @Override
  public void close() {
    workers.close();
  }
}
