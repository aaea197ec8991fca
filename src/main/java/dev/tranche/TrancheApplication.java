package dev.tranche;

import dev.tranche.embedded.EmbeddedServer;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts Tranche: the log, the views and the pages in one process; or with {@code embedded} as
 * first argument only the database server, for several such processes on one machine.
 */
@SpringBootApplication
public class TrancheApplication {

  static void main(String[] args) {
    List<String> arguments = List.of(args);
    if (!arguments.isEmpty() && arguments.getFirst().equals("embedded")) {
      List<String> rest = arguments.subList(1, arguments.size());
      System.exit(EmbeddedServer.run(rest, System.out, System.err));
    }
    // Axon advertises a service of its vendor at every start; nothing here calls home.
    System.setProperty("disable-axoniq-console-message", "true");
    SpringApplication.run(TrancheApplication.class, args);
  }
}
