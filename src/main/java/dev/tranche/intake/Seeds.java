package dev.tranche.intake;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Refused;
import dev.tranche.intake.SeedFile.Fact;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import dev.tranche.statement.Decider.Rehearsal;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Loads a folder of seed files. A file is read and rehearsed whole before anything of it is
 * recorded: one mistake, and nothing of it is; the other files go on. Each fact has its own
 * idempotency key, so that a second start records what was added and nothing twice.
 */
@Component
public class Seeds {

  private final CommandReader commands;
  private final CommandService desk;
  private final EventStore log;
  private final RecordedFacts recordedFacts;

  Seeds(CommandReader commands, CommandService desk, EventStore log, RecordedFacts recordedFacts) {
    this.commands = commands;
    this.desk = desk;
    this.log = log;
    this.recordedFacts = recordedFacts;
  }

  /** What is understood of one file, and where it lies. */
  private record Named(Path path, SeedFile file) {

    /** Facts of files are recorded by the file, by its name alone: it may lie anywhere. */
    String recorder() {
      return "seed file " + path.getFileName();
    }
  }

  /** Loads the seed files in a folder; one that is not there holds none. */
  SeedReport load(Path folder) throws IOException {
    return load(files(folder), _ -> {});
  }

  /**
   * Loads files, and those that lie in folders.
   *
   * @param done is told again and again how many facts are recorded or known
   * @throws IOException where one of them is not there or cannot be read
   */
  public SeedReport load(Collection<Path> filesAndFolders, LongConsumer done) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Path each : filesAndFolders) {
      paths.addAll(Files.isDirectory(each) ? files(each) : List.of(each));
    }
    List<String> mistakes = new ArrayList<>();
    int recorded = 0;
    int known = 0;
    for (Named named : understood(paths, mistakes)) {
      try {
        int now = load(named.file(), named.recorder());
        recorded += now;
        known += named.file().facts().size() - now;
        done.accept((long) recorded + known);
      } catch (SeedMistake e) {
        mistakes.add(told(named.path().toString(), e));
      }
    }
    return new SeedReport(paths.size(), recorded, known, mistakes);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.ya?ml"))
          .sorted()
          .toList();
    }
  }

  private List<Named> understood(List<Path> paths, List<String> mistakes) throws IOException {
    List<Named> understood = new ArrayList<>();
    Map<String, String> fileOf = new HashMap<>();
    for (Path path : paths) {
      try {
        SeedFile file = SeedFile.read(text(path), commands);
        @Nullable String other = fileOf.putIfAbsent(file.stream(), path.toString());
        if (other != null) {
          throw new SeedMistake(1, "%s is told in %s already.".formatted(file.reference(), other));
        }
        understood.add(new Named(path, file));
      } catch (SeedMistake e) {
        mistakes.add(told(path.toString(), e));
      }
    }
    understood.sort(Comparator.comparingInt(named -> SeedKinds.ALL.indexOf(named.file().kind())));
    return understood;
  }

  private static String text(Path path) throws IOException, SeedMistake {
    try {
      return Files.readString(path);
    } catch (MalformedInputException _) {
      throw new SeedMistake(1, "The file is not written in UTF-8.");
    }
  }

  /** The number of facts that were recorded now. */
  private int load(SeedFile file, String recorder) throws SeedMistake {
    List<Fact> ahead = new ArrayList<>();
    for (Fact fact : file.facts()) {
      if (recordedFacts.has(file.key(fact))) {
        // Recorded before: handed in once more, it tells whether it still says the same.
        record(file, fact, recorder);
      } else {
        ahead.add(fact);
      }
    }
    rehearse(file, ahead);
    for (Fact fact : ahead) {
      record(file, fact, recorder);
    }
    return ahead.size();
  }

  private void rehearse(SeedFile file, List<Fact> facts) throws SeedMistake {
    if (facts.isEmpty()) {
      return;
    }
    Stream<?> recorded = log.readEvents(file.stream(), 0).asStream().map(Message::getPayload);
    Rehearsal<?, ?, ?> rehearsal = file.kind().decider().rehearsal(recorded);
    for (Fact fact : facts) {
      try {
        var _ = rehearsal.play(fact.command());
      } catch (Refused | InvalidValue e) {
        throw new SeedMistake(fact.line(), String.valueOf(e.getMessage()));
      }
    }
  }

  // Whatever stops one fact stops its file alone, and is told like any other mistake.
  private void record(SeedFile file, Fact fact, String recorder) throws SeedMistake {
    try {
      desk.recordSeed(fact.command(), file.key(fact), recorder);
    } catch (RuntimeException e) { // whatever it is, as said above
      throw new SeedMistake(
          fact.line(), "This fact was not recorded: %s".formatted(e.getMessage()));
    }
  }

  private static String told(String file, SeedMistake mistake) {
    return "%s:%d: %s".formatted(file, mistake.line(), mistake.words());
  }
}
