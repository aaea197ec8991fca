package dev.tranche.pack;

import dev.tranche.audit.EventReader;
import dev.tranche.audit.EventReader.Shown;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.log.ChainedCommit;
import dev.tranche.proof.Hash;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes, beside the pack, what follows from its commits one after the other: the list of sources
 * and the report. Closing deletes it.
 */
final class Derived implements AutoCloseable {

  private final EventReader reader;
  private final Path folder;
  private final BufferedWriter sources;
  private final Report report;
  private final Set<Hash> known = new HashSet<>();

  Derived(PackHead head, EventReader reader) throws IOException {
    this.reader = reader;
    folder = Files.createTempDirectory("tranche-pack-");
    sources = writer(sources());
    report = new Report(head, writer(report()));
  }

  /** One that writes half a character as a question mark, where another one would fail. */
  private static BufferedWriter writer(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
  }

  Path sources() {
    return folder.resolve(PackHead.SOURCES);
  }

  Path report() {
    return folder.resolve(PackHead.REPORT);
  }

  void on(ChainedCommit commit) throws IOException {
    for (int i = 0; i < commit.commit().changes().events().size(); i++) {
      Shown shown = reader.read(commit, i);
      report.on(shown.recorded());
      onSource(shown.recorded());
    }
  }

  /** Each source stands once, with the position of the first event that is from it. */
  private void onSource(RecordedEvent event) throws IOException {
    if (event.source() == null) {
      return;
    }
    String source = CommitLine.JSON.writeValueAsString(event.source());
    if (known.add(Hash.ofLeaf(source.getBytes(StandardCharsets.UTF_8)))) {
      sources.write("{\"source\":%s,\"first\":%d}\n".formatted(source, event.position()));
    }
  }

  /** No commit comes any more. */
  void end() throws IOException {
    sources.close();
    report.end();
  }

  @Override
  public void close() throws IOException {
    sources.close();
    report.close();
    Files.deleteIfExists(sources());
    Files.deleteIfExists(report());
    Files.deleteIfExists(folder);
  }
}
