package dev.tranche.pack;

import dev.tranche.audit.EventReader;
import dev.tranche.log.ChainedCommit;
import dev.tranche.log.Changes;
import dev.tranche.log.CommitLog;
import dev.tranche.log.CommitWalk;
import dev.tranche.pack.PackHead.About;
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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedMap;
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
            About.ours(contract),
            checkpoints.verifier(),
            note.toString(),
            Checkpoint.parse(note.text())),
        now);
  }

  /** A pack of one moment, to be written once. */
  public final class Pack {

    private final PackHead head;
    private final TreeNow now;

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
      try (Derived derived = new Derived(head, reader);
          Streams streams = new Streams()) {
        if (head.contract() != null) {
          out.begin(PackHead.PROOFS);
          forEach(commit -> out.write(CommitLine.JSON.writeValueAsString(proof(commit)) + "\n"));
          out.endEntry();
        }
        out.begin(PackHead.EVENTS);
        forEach(
            commit -> {
              out.write(CommitLine.of(commit, head.contract() == null).text() + "\n");
              Changes changes = commit.commit().changes();
              int views = ViewLines.of(derived.on(commit));
              streams.add(changes.stream(), changes.lastSequence(), views);
              reached.accept(commit.commit().nextPosition());
            });
        out.endEntry();
        out.begin(PackHead.VIEWS);
        streams.forEach(some -> writeViews(out, some));
        out.endEntry();
        out.begin(PackHead.SOURCES);
        derived.sources().forEach(line -> out.write(line + "\n"));
        out.endEntry();
        PackHead.write(out, PackHead.REPORT, derived.report().text());
      }
      String digests = out.digests().text(head.checkpoint().origin());
      PackHead.write(out, PackHead.DIGESTS, checkpoints.sign(digests).toString());
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

    private void writeViews(PackWriter out, SortedMap<String, Offsets> streams) throws IOException {
      List<String> page = new ArrayList<>();
      for (String stream : streams.keySet()) {
        page.add(stream);
        if (page.size() == STREAMS_AT_ONCE || stream.equals(streams.lastKey())) {
          writePage(out, page, streams);
          page.clear();
        }
      }
    }

    private void writePage(PackWriter out, List<String> page, SortedMap<String, Offsets> streams)
        throws IOException {
      Map<String, Map<String, Row>> rows = new HashMap<>();
      for (ViewDocuments<?, ?> view : views) {
        rows.put(view.name(), stored(view, page));
      }
      for (String stream : page) {
        Offsets commits = Objects.requireNonNull(streams.get(stream));
        long last = commits.from(commits.lines() - 1);
        List<String> names = ViewLines.names(commits.length(0));
        List<String> lines = new ArrayList<>();
        for (String view : names) {
          Row row = rows.getOrDefault(view, Map.of()).get(stream);
          if (row != null && row.version() == last) {
            lines.add(ViewLines.line(stream, view, row));
          }
        }
        for (String line : lines.size() == names.size() ? lines : refolded(stream, last)) {
          out.write(line + "\n");
        }
      }
    }

    private static Map<String, Row> stored(ViewDocuments<?, ?> view, List<String> streams) {
      try {
        return view.rows(streams);
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
  }

  /** Takes commits, and writes. */
  private interface Visitor {
    void take(ChainedCommit commit) throws IOException;
  }
}
