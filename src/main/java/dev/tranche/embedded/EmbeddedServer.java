package dev.tranche.embedded;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The embedded server on its own, so that several application processes on one machine share it. It
 * runs until the process is ended, and saves then.
 */
public final class EmbeddedServer {

  private static final int DEFAULT_PORT = 27018;
  private static final String PORT = "--port=";
  private static final String DATA_FOLDER = "--data-dir=";
  private static final String USAGE =
      "Usage: embedded [" + PORT + DEFAULT_PORT + "] [" + DATA_FOLDER + "./data]";

  private EmbeddedServer() {}

  private static boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
  }

  /** Serves until the process ends; returns the exit code where it cannot, with the reason said. */
  public static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
    int port = DEFAULT_PORT;
    Path dataFolder = Path.of("./data");
    for (String argument : arguments) {
      if (argument.startsWith(PORT) && isPort(argument.substring(PORT.length()))) {
        port = Integer.parseInt(argument.substring(PORT.length()));
      } else if (argument.startsWith(DATA_FOLDER)) {
        dataFolder = Path.of(argument.substring(DATA_FOLDER.length()));
      } else {
        err.println("Not understood: " + argument + "\n" + USAGE);
        return 2;
      }
    }
    try (EmbeddedMongo server =
        EmbeddedMongo.start(dataFolder, EmbeddedMongo.Options.defaults().withPort(port))) {
      server.whenClosed(
          reason -> {
            err.println(reason);
            Thread.ofPlatform().start(() -> System.exit(3));
          });
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "embedded-stop"));
      out.println(
          "Embedded MongoDB is ready at "
              + server.connectionString("tranche")
              + ", data in "
              + dataFolder.toAbsolutePath().normalize());
      out.println(
          "Every user of this machine can read and change it there; for one process alone start"
              + " Tranche without \"embedded\": then nothing listens.");
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (EmbeddedStoreException e) {
      err.println(e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
