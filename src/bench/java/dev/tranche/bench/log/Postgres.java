package dev.tranche.bench.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The distribution's PostgreSQL on a folder of its own, with its own defaults: an acknowledged
 * commit is on the disk.
 */
final class Postgres implements AutoCloseable {

  private static final Path DISTRIBUTION = Path.of("/usr/lib/postgresql");
  private static final long ATTEMPT_MILLIS = 200;
  private static final int CONNECTIONS = 64;
  private static final int MOST_ATTEMPTS = 150;

  private final Process process;
  private final String address;

  private Postgres(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** The programs of version 15, if they are installed. */
  static Optional<Path> programs() {
    return Stream.of(DISTRIBUTION.resolve("15/bin"))
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .findFirst();
  }

  static Postgres start(Path programs, Path folder) throws Exception {
    Files.createDirectories(folder);
    List<String> user = unprivileged(folder);
    run(
        user,
        folder,
        programs.resolve("initdb").toString(),
        "--auth=trust",
        "--username=bench",
        "--encoding=UTF8",
        "--locale=C",
        "--pgdata=" + folder.resolve("data"));
    int port = freePort();
    Process process =
        builder(
                user,
                folder,
                programs.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-k",
                "",
                "-c",
                "max_connections=" + 4 * CONNECTIONS)
            .start();
    String address = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=bench";
    await(process, address);
    return new Postgres(process, address);
  }

  String address() {
    return address;
  }

  /** A connection for each of 64 threads. */
  static HikariDataSource pool(String address) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address);
    pool.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(pool);
  }

  /** It refuses to run as root, so root runs it as nobody. */
  private static List<String> unprivileged(Path folder) throws Exception {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    run(List.of(), folder, "chown", "nobody", folder.toString());
    run(List.of(), folder, "chmod", "o+x", folder.resolve("..").normalize().toString());
    return List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
  }

  private static void run(List<String> user, Path folder, String... command) throws Exception {
    Process process = builder(user, folder, command).start();
    if (process.waitFor() != 0) {
      throw new IOException(
          String.join(" ", command)
              + " failed: "
              + Files.readString(folder.resolveSibling("pg.log")));
    }
  }

  private static ProcessBuilder builder(List<String> user, Path folder, String... command) {
    List<String> line = new ArrayList<>(user);
    line.addAll(List.of(command));
    File output = folder.resolveSibling("pg.log").toFile();
    return new ProcessBuilder(line)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(Process process, String address) throws Exception {
    for (int attempt = 0; ; attempt++) {
      try (Connection _ = DriverManager.getConnection(address)) {
        return;
      } catch (SQLException e) {
        if (attempt == MOST_ATTEMPTS || !process.isAlive()) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(ATTEMPT_MILLIS);
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
