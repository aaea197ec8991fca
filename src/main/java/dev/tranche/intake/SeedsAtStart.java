package dev.tranche.intake;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Loads the seed files of the folder {@code tranche.seeds} once everything is up. A folder that is
 * not there holds none, and no folder is read where the property is empty; a mistake is told and
 * does not keep the program from starting.
 */
@Component
class SeedsAtStart implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SeedsAtStart.class);

  private final Seeds seeds;
  private final @Nullable Path folder;

  SeedsAtStart(Seeds seeds, @Value("${tranche.seeds:seeds}") String folder) {
    this.seeds = seeds;
    // As text: Spring would look for a path without a root among the resources of the web.
    this.folder = folder.isBlank() ? null : Path.of(folder);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (folder == null) {
      return;
    }
    try {
      SeedReport report = seeds.load(folder);
      report
          .mistakes()
          .forEach(mistake -> LOG.warn("{} (Nothing new of this file was recorded.)", mistake));
      LOG.info(
          "Seeds: {} files in {}, {} facts recorded, {} known before, {} files with a mistake",
          report.files(),
          folder,
          report.recorded(),
          report.known(),
          report.mistakes().size());
    } catch (IOException e) {
      LOG.warn("The seeds in {} cannot be read: {}", folder, e.toString());
    }
  }
}
