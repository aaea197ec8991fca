package dev.tranche.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB server in this process, on files in one folder. Nothing listens unless a port is asked
 * for: {@link #client} connects inside the process. Every acknowledged write survives the death of
 * the process; {@link #close()} saves and gives the folder back.
 */
public final class EmbeddedMongo implements AutoCloseable {

  private static final int WORKER_THREADS = 64;
  private static final int FORCE_INTERVAL_MILLIS = 100;
  private static final int TIDY_INTERVAL_SECONDS = 10;

  private static final int NO_PORT = -1;

  private final DurableBackend backend;
  private final InProcess inside;
  private final @Nullable MongoServer server;
  private final ScheduledExecutorService ticker;
  private boolean closed;

  /**
   * How the server runs.
   *
   * @param port where it listens on loopback too, for other processes, which need no password
   *     there: 0 for any free port, negative for none
   * @param checkpointMegabytes size of the journal at which the store is saved; a start replays at
   *     most about this much
   */
  public record Options(
      int port, Durability durability, int cacheMegabytes, int checkpointMegabytes, Disk disk) {

    private static final Options DEFAULTS =
        new Options(NO_PORT, Durability.FSYNC, 64, 16, Disk.REAL);

    public static Options defaults() {
      return DEFAULTS;
    }

    public Options withPort(int chosen) {
      return new Options(chosen, durability, cacheMegabytes, checkpointMegabytes, disk);
    }

    public Options withDurability(Durability chosen) {
      return new Options(port, chosen, cacheMegabytes, checkpointMegabytes, disk);
    }

    public Options withCacheMegabytes(int chosen) {
      return new Options(port, durability, chosen, checkpointMegabytes, disk);
    }

    public Options withCheckpointMegabytes(int chosen) {
      return new Options(port, durability, cacheMegabytes, chosen, disk);
    }

    Options withDisk(Disk chosen) {
      return new Options(port, durability, cacheMegabytes, checkpointMegabytes, chosen);
    }
  }

  private EmbeddedMongo(DurableBackend backend, @Nullable MongoServer server) {
    this.backend = backend;
    this.inside = new InProcess(backend);
    this.server = server;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("embedded-journal").factory());
    var _ =
        ticker.scheduleWithFixedDelay(
            backend::forceWritten,
            FORCE_INTERVAL_MILLIS,
            FORCE_INTERVAL_MILLIS,
            TimeUnit.MILLISECONDS);
    var _ =
        ticker.scheduleWithFixedDelay(
            backend::tidy, TIDY_INTERVAL_SECONDS, TIDY_INTERVAL_SECONDS, TimeUnit.SECONDS);
  }

  /** Starts with the defaults, which listen nowhere. */
  public static EmbeddedMongo start(Path dataFolder) {
    return start(dataFolder, Options.defaults());
  }

  /**
   * Starts on a folder, which is made where there is none.
   *
   * @throws EmbeddedStoreException where the folder cannot be used, is in use, or is damaged, or
   *     the port is taken
   */
  public static EmbeddedMongo start(Path dataFolder, Options options) {
    StoreFiles files = StoreFiles.open(dataFolder, options);
    DurableBackend backend;
    try {
      backend = new DurableBackend(files, options.durability());
    } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
      throw files.abandon(e);
    }
    return new EmbeddedMongo(backend, options.port() < 0 ? null : listen(backend, options.port()));
  }

  private static MongoServer listen(DurableBackend backend, int port) {
    MongoServer server = new MongoServer(backend);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      server.bind(address, 1, WORKER_THREADS);
      return server;
    } catch (Exception e) { // also checked ones, which the network library throws undeclared
      server.shutdownNow();
      throw new EmbeddedStoreException(
          "The embedded server cannot listen on " + address + ": " + e.getMessage(), e);
    }
  }

  /**
   * Names who is told, in a sentence, that the store has closed itself, as where memory ran out: it
   * neither reads nor writes until the next start.
   */
  public void whenClosed(Consumer<String> listener) {
    backend.whenClosed(listener);
  }

  /** What is done from time to time while nothing is written. */
  void tidy() {
    backend.tidy();
  }

  /**
   * Reads everything that is stored.
   *
   * @return a line for each collection or index that is damaged; empty where all is whole
   */
  public List<String> damage() {
    return backend.damage();
  }

  /** A client inside this process, whatever address the settings name. */
  public MongoClient client(MongoClientSettings settings) {
    return inside.client(settings);
  }

  /**
   * Where it listens.
   *
   * @throws IllegalStateException where it was started without a port
   */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("The embedded server was started without a port");
    }
    return server.getLocalAddress().getPort();
  }

  /** Where drivers connect, without a database. */
  public String connectionString() {
    return "mongodb://127.0.0.1:" + port();
  }

  /** Where drivers connect, with a database to use. */
  public String connectionString(String database) {
    return connectionString() + "/" + database;
  }

  /** Ends all connections, saves the store and gives the folder back. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      ticker.close(); // waits: an interrupt would close the journal file under it
      inside.close();
      if (server == null) {
        backend.close();
      } else {
        server.shutdownNow();
      }
    }
  }
}
