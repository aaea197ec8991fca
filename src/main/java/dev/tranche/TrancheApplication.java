package dev.tranche;

import dev.tranche.cli.Tranche;
import java.io.PrintWriter;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts Tranche: the log, the views and the pages in one process, or what else the command line
 * asks for.
 */
@SpringBootApplication
public class TrancheApplication {

  static void main(String[] args) {
    // Axon advertises a service of its vendor at every start; nothing here calls home.
    System.setProperty("disable-axoniq-console-message", "true");
    int code =
        Tranche.run(
            TrancheApplication.class,
            List.of(args),
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()));
    if (code != Tranche.SERVES) {
      System.exit(code);
    }
  }
}
