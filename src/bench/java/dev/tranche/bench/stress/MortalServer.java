package dev.tranche.bench.stress;

import dev.tranche.bench.ServerProgram;
import dev.tranche.embedded.Durability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;

/** An embedded server that is killed and comes back on the same folder and port. */
final class MortalServer implements AutoCloseable {

  /**
   * Below the ports that systems give to clients: one of those that call the dead server could get
   * its port, and then talks to itself.
   */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 10_000;
  private static final Durability[] SAFE = {Durability.JOURNAL, Durability.FSYNC};

  private final Path folder;
  private final Random random;
  private final int port;
  private ServerProgram.Running running;

  MortalServer(Path folder, Random random) throws IOException {
    this.folder = folder;
    this.random = random;
    port = freePort(random);
    running = started();
  }

  private static int freePort(Random random) throws IOException {
    for (int attempt = 0; ; attempt++) {
      int port = FIRST_PORT + random.nextInt(PORTS);
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        if (attempt == PORTS) {
          throw e;
        }
      }
    }
  }

  String uri() {
    return running.uri();
  }

  void kill() throws IOException {
    running.program().kill();
    running.close();
  }

  void start() throws IOException {
    running = started();
  }

  /** Under one durability or the other: both promise to survive this. */
  private ServerProgram.Running started() throws IOException {
    return ServerProgram.start(folder, SAFE[random.nextInt(SAFE.length)], port);
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
