package dev.tranche.pack;

import dev.tranche.audit.EventReader;
import dev.tranche.audit.EventReader.Stated;
import dev.tranche.fact.Provenance;
import dev.tranche.log.ChainedCommit;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What follows from the commits one after the other: the list of sources, and the report. */
final class Derived implements Closeable {

  private final EventReader reader;
  private final Report report;
  private final Sources sources = new Sources();

  Derived(PackHead head, EventReader reader) throws IOException {
    this.reader = reader;
    report = new Report(head);
  }

  Report report() {
    return report;
  }

  Sources sources() {
    return sources;
  }

  /** Takes the next commit, and returns its first event; null where nobody can read it. */
  @Nullable Object on(ChainedCommit commit) throws IOException {
    @Nullable Object first = null;
    for (int i = 0; i < commit.commit().changes().events().size(); i++) {
      Stated stated = reader.open(commit.commit().changes().events().get(i));
      first = i == 0 ? stated.event() : first;
      @Nullable Provenance provenance = stated.provenance();
      report.on(provenance == null ? null : provenance.recorded(), reader, commit, i);
      if (provenance != null) {
        sources.on(provenance.source(), commit.commit().position() + i);
      }
    }
    return first;
  }

  @Override
  public void close() throws IOException {
    sources.close();
  }
}
