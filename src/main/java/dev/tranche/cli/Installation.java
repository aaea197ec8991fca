package dev.tranche.cli;

import dev.tranche.embedded.EmbeddedMongoConfiguration;
import dev.tranche.log.HalfRestored;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import picocli.CommandLine.Option;

/** Where a command finds the data: as the application does. */
final class Installation {

  private final Class<?> application;

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description = "Folder of the built-in MongoDB; ./data if not given.")
  private @Nullable String dataFolder;

  @Option(
      names = "--mongodb-uri",
      paramLabel = "URI",
      description = "Another MongoDB, with the name of the database.")
  private @Nullable String uri;

  Installation(Class<?> application) {
    this.application = application;
  }

  /** Just the database. */
  @ImportAutoConfiguration({MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
  @Import(EmbeddedMongoConfiguration.class)
  private static final class Database {}

  /** The data could not be opened; Spring Boot has said why. */
  static final class NotOpened extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotOpened(Throwable cause) {
      super("Nothing was done.", cause);
    }
  }

  /** The whole application without its web server. */
  ConfigurableApplicationContext open(List<String> properties) {
    return open(application, properties);
  }

  /** Only the database, whatever is in it. */
  ConfigurableApplicationContext openDatabase(List<String> properties) {
    return open(Database.class, properties);
  }

  private ConfigurableApplicationContext open(Class<?> source, List<String> properties) {
    List<String> arguments =
        new ArrayList<>(List.of("--logging.level.root=error", "--tranche.seeds="));
    if (dataFolder != null) {
      arguments.add("--tranche.data-dir=" + dataFolder);
    }
    if (uri != null) {
      arguments.add("--spring.mongodb.uri=" + uri);
    }
    arguments.addAll(properties);
    try {
      return new SpringApplicationBuilder(source)
          .web(WebApplicationType.NONE)
          .bannerMode(Banner.Mode.OFF)
          .logStartupInfo(false)
          .run(arguments.toArray(String[]::new));
    } catch (RuntimeException e) { // whatever it is, it is thrown on
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof HalfRestored half) {
          throw half;
        }
      }
      throw new NotOpened(e);
    }
  }
}
