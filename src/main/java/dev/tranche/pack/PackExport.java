package dev.tranche.pack;

import dev.tranche.audit.EventReader;
import dev.tranche.log.ChainedCommit;
import dev.tranche.log.CommitLog;
import dev.tranche.log.CommitWalk;
import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.InclusionProof;
import dev.tranche.proof.SignedNote;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.proof.tree.LogTree;
import dev.tranche.proof.tree.TreeNow;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewDocuments.Row;
import dev.tranche.view.ViewNotBuilt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Exports audit packs. The same log and the same key give the same bytes, whatever the views have
 * made of it by then; what is held meanwhile is little, however long the log is.
 */
@Component
public class PackExport {

  private static final int STREAMS_AT_ONCE = 500;

  private final CommitLog log;
  private final CommitWalk walk;
  private final LogTree tree;
  private final Checkpoints checkpoints;
  private final List<ViewDocuments<?, ?>> views;
  private final EventReader reader;

  PackExport(
      CommitLog log,
      LogTree tree,
      Checkpoints checkpoints,
      List<ViewDocuments<?, ?>> views,
      EventReader reader) {
    this.log = log;
    this.walk = new CommitWalk(log);
    this.tree = tree;
    this.checkpoints = checkpoints;
    this.views = views;
    this.reader = reader;
  }

  /**
   * Everything that is in the log now.
   *
   * @throws Checkpoints.NoKey where there is none to sign with
   */
  public Pack ofEverything() {
    return pack(null);
  }

  /**
   * One contract as it is now, and nothing of others.
   *
   * @throws NoSuchElementException where there is no such contract, in words
   * @throws Checkpoints.NoKey where there is none to sign with
   */
  public Pack of(String contract) {
    if (log.lastSequence(contract).isEmpty()) {
      throw new NoSuchElementException("There is no contract %s in the book.".formatted(contract));
    }
    return pack(contract);
  }

  private Pack pack(@Nullable String contract) {
    TreeNow now = tree.now();
    SignedNote note = checkpoints.sign(now.head());
    return new Pack(
        new PackHead(
            contract, checkpoints.verifier(), note.toString(), Checkpoint.parse(note.text())),
        now);
  }

  /** A pack of one moment, to be written once. */
  public final class Pack {

    private final PackHead head;
    private final TreeNow now;
    private final SortedMap<String, Long> lastSequences = new TreeMap<>();

    private Pack(PackHead head, TreeNow now) {
      this.head = head;
      this.now = now;
    }

    /** The name that the file is to have. */
    public String fileName() {
      String contract = head.contract();
      return "tranche-%s-%d.zip".formatted(contract == null ? "log" : contract, now.size());
    }

    /** The position behind the last event that can be in it. */
    public long events() {
      return now.events();
    }

    /**
     * Writes it and leaves the stream open.
     *
     * @param reached is told again and again which position is reached
     */
    public void write(OutputStream stream, LongConsumer reached) throws IOException {
      PackWriter out = new PackWriter(stream);
      head.write(out);
      try (Derived derived = new Derived(head, reader)) {
        if (head.contract() != null) {
          out.begin(PackHead.PROOFS);
          forEach(commit -> out.write(CommitLine.JSON.writeValueAsString(proof(commit)) + "\n"));
          out.endEntry();
        }
        out.begin(PackHead.EVENTS);
        forEach(
            commit -> {
              out.write(CommitLine.of(commit, head.contract() == null).text() + "\n");
              derived.on(commit);
              lastSequences.put(
                  commit.commit().changes().stream(), commit.commit().changes().lastSequence());
              reached.accept(commit.commit().nextPosition());
            });
        out.endEntry();
        derived.end();
        writeViews(out);
        copy(out, PackHead.SOURCES, derived.sources());
        copy(out, PackHead.REPORT, derived.report());
      }
      out.end();
    }

    private InclusionProof proof(ChainedCommit commit) {
      return now.inclusion(commit.commit().position(), now.size()).orElseThrow().proof();
    }

    private void forEach(Visitor visitor) {
      walk.forward(
          head.contract(),
          0,
          commit -> {
            if (commit.commit().position() >= now.events()) {
              return false; // recorded since
            }
            try {
              visitor.take(commit);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return true;
          });
    }

    private void writeViews(PackWriter out) throws IOException {
      out.begin(PackHead.VIEWS);
      List<String> page = new ArrayList<>();
      for (String stream : lastSequences.keySet()) {
        page.add(stream);
        if (page.size() == STREAMS_AT_ONCE) {
          writeViews(out, page);
          page.clear();
        }
      }
      writeViews(out, page);
      out.endEntry();
    }

    private void writeViews(PackWriter out, List<String> streams) throws IOException {
      Map<String, Map<String, Row>> rows = new HashMap<>();
      for (ViewDocuments<?, ?> view : views) {
        rows.put(view.name(), stored(view, streams));
      }
      for (String stream : streams) {
        long last = lastSequences.getOrDefault(stream, -1L);
        List<String> lines = new ArrayList<>();
        for (String view : ViewLines.names()) {
          Row row = rows.getOrDefault(view, Map.of()).get(stream);
          if (row != null && row.version() == last) {
            lines.add(ViewLines.line(stream, view, row));
          }
        }
        for (String line :
            lines.size() == ViewLines.names().size() ? lines : refolded(stream, last)) {
          out.write(line + "\n");
        }
      }
    }

    private static Map<String, Row> stored(ViewDocuments<?, ?> view, List<String> streams) {
      try {
        return ViewLines.names().contains(view.name()) ? view.rows(streams) : Map.of();
      } catch (ViewNotBuilt _) {
        return Map.of();
      }
    }

    /** For a view that is behind the log, or ahead of this pack. */
    private List<String> refolded(String stream, long last) {
      ViewLines fold = new ViewLines(stream, reader);
      walk.forward(
          stream,
          0,
          commit -> {
            if (commit.commit().changes().lastSequence() <= last) {
              fold.on(commit);
            }
            return commit.commit().changes().lastSequence() < last;
          });
      return fold.lines();
    }

    private static void copy(PackWriter out, String entry, Path file) throws IOException {
      out.begin(entry);
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = Files.newInputStream(file)) {
        for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
          out.write(buffer, some);
        }
      }
      out.endEntry();
    }
  }

  /** Takes commits, and writes. */
  private interface Visitor {
    void take(ChainedCommit commit) throws IOException;
  }
}
