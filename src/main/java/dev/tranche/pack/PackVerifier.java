package dev.tranche.pack;

import dev.tranche.audit.EventReader;
import dev.tranche.log.ChainCheck;
import dev.tranche.log.ChainedCommit;
import dev.tranche.log.EventSerializer;
import dev.tranche.log.EventVocabulary;
import dev.tranche.log.Head;
import dev.tranche.log.Verification.Break;
import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.Frontier;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a pack from its first byte to its last, with no database and no network: the signature,
 * that the commits are those of the checkpoint, and that all else in the pack follows from them.
 */
public final class PackVerifier implements AutoCloseable {

  /**
   * What was found to hold.
   *
   * @param contract null where the pack is of everything
   * @param key by which the checkpoint is signed; trusted only if it came from elsewhere
   * @param head of the log, in a pack of everything; null otherwise
   * @param program the version that has made the pack; null where it was not built for others
   * @param onlySigned entries that another version of the program has made, in its own way: they
   *     are as they were signed, and were not held against the events
   */
  public record Verified(
      @Nullable String contract,
      long commits,
      long events,
      VerifierKey key,
      Checkpoint checkpoint,
      @Nullable Head head,
      @Nullable String program,
      List<String> onlySigned) {

    public Verified {
      onlySigned = List.copyOf(onlySigned);
    }
  }

  private final PackReader in;
  private final PackHead head;
  private final EventReader reader =
      new EventReader(new EventSerializer(EventVocabulary.names()), CommitLine.JSON);
  private final LongConsumer reached;
  private final @Nullable ProvenCommits proven;
  private final List<String> onlySigned = new ArrayList<>();
  private final ChainCheck chain = new ChainCheck();
  private final Frontier frontier = new Frontier();
  private long eventsAt;
  private long commits;
  private long events;

  private PackVerifier(Path pack, @Nullable VerifierKey key, LongConsumer reached)
      throws IOException {
    this.reached = reached;
    in = new PackReader(pack);
    try {
      head = PackHead.read(in, key);
      String contract = head.contract();
      proven = contract == null ? null : new ProvenCommits(in, contract, head.checkpoint().tree());
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Checks the file.
   *
   * @param key by which the checkpoint must be signed; null takes the one in the pack, which shows
   *     only that the pack agrees with itself
   * @param reached is told again and again how many bytes are read
   * @throws PackBroken where anything does not hold, in words
   */
  public static Verified verify(Path pack, @Nullable VerifierKey key, LongConsumer reached)
      throws IOException {
    try (PackVerifier verifier = new PackVerifier(pack, key, reached)) {
      return verifier.verified();
    }
  }

  private Verified verified() throws IOException {
    try {
      return verify();
    } catch (PackBroken | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) { // what was forged may be anything
      throw in.broken("this cannot be understood: " + e);
    }
  }

  private Verified verify() throws IOException {
    try (Derived derived = new Derived(head, reader);
        Streams streams = new Streams()) {
      if (proven != null) {
        proven.readProofs();
      }
      readCommits(derived, streams);
      in.begin(PackHead.VIEWS);
      if (head.hasOurViews()) {
        streams.forEach(this::checkViews);
      } else {
        passOver(PackHead.VIEWS);
      }
      in.endEntry();
      in.begin(PackHead.SOURCES);
      derived.sources().forEach(this::checkSame);
      in.endEntry();
      in.begin(PackHead.REPORT);
      if (head.isInOurWords()) {
        for (String line : derived.report().text().lines().toList()) {
          checkSame(line);
        }
      } else {
        passOver(PackHead.REPORT);
      }
      in.endEntry();
      Digests.check(in, head);
      in.end();
    }
    return new Verified(
        head.contract(),
        commits,
        events,
        head.key(),
        head.checkpoint(),
        head.contract() == null ? chain.head() : null,
        head.about().program(),
        onlySigned);
  }

  /** Nobody but whoever has the key has written the entry; more is not known of it. */
  private void passOver(String entry) throws IOException {
    onlySigned.add(entry);
    while (in.line() != null) {
      reached.accept(in.read());
    }
  }

  private void readCommits(Derived derived, Streams streams) throws IOException {
    in.begin(PackHead.EVENTS);
    long from = 0;
    for (String line = in.line(); line != null; line = in.line()) {
      ChainedCommit commit;
      try {
        commit = CommitLine.parse(line);
      } catch (IllegalArgumentException e) {
        throw in.broken(String.valueOf(e.getMessage()));
      }
      if (proven == null) {
        onChain(commit);
      } else {
        proven.on(commit);
      }
      streams.add(commit.commit().changes().stream(), from, (int) (in.taken() - 1 - from));
      derived.on(commit);
      commits++;
      events += commit.commit().changes().events().size();
      from = in.taken();
      reached.accept(in.read());
    }
    if (proven == null) {
      checkTree();
    } else {
      proven.checkEnd();
    }
    eventsAt = in.endEntry();
  }

  private void onChain(ChainedCommit commit) {
    Optional<Break> broken = chain.on(commit);
    if (broken.isPresent()) {
      Break at = broken.get();
      throw in.broken(
          "position %d: there should be %s, and there is %s"
              .formatted(at.position(), at.expected(), at.found()));
    }
    frontier.add(CommitLine.leaf(commit));
  }

  private void checkTree() {
    TreeHead found = new TreeHead(frontier.size(), frontier.root());
    TreeHead signed = head.checkpoint().tree();
    if (!found.equals(signed)) {
      throw in.broken(
          "these %d commits with root %s are not the %d with root %s of the signed checkpoint"
              .formatted(found.size(), found.root(), signed.size(), signed.root()));
    }
  }

  private void checkViews(SortedMap<String, Offsets> streams) throws IOException {
    for (Map.Entry<String, Offsets> stream : streams.entrySet()) {
      for (String expected : folded(stream.getKey(), stream.getValue())) {
        @Nullable String found = in.line();
        if (!expected.equals(found)) {
          throw in.broken(
              "what the view holds of %s is not what follows from its events%s"
                  .formatted(stream.getKey(), found == null ? ": it is missing" : ""));
        }
      }
      reached.accept(in.read());
    }
  }

  private List<String> folded(String stream, Offsets lines) throws IOException {
    ViewLines fold = new ViewLines(stream, reader);
    for (int i = 0; i < lines.lines(); i++) {
      fold.on(CommitLine.again(in.content(eventsAt, lines.from(i), lines.length(i))));
    }
    return fold.lines();
  }

  private void checkSame(String expected) throws IOException {
    @Nullable String found = in.line();
    if (!expected.equals(found)) {
      throw in.broken(
          found == null
              ? "it ends too early"
              : "this is not what follows from the commits, which is: " + shortened(expected));
    }
    reached.accept(in.read());
  }

  private static String shortened(String line) {
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
