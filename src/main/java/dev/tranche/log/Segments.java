package dev.tranche.log;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;
import net.jpountz.xxhash.XXHashFactory;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log by ranges of positions that are the same for everybody, and keeps a packed copy of
 * each range that it has read whole: the next one who asks for it gets the copy, which is there
 * sooner. The log alone is the truth: a copy that does not go with it is made again, and one that
 * is lost, too. Safe for any number of threads, and processes.
 */
final class Segments {

  static final String COLLECTION = "segments";
  static final String COMMITS = "commits";

  private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
  private static final int POSITIONS = 4_000;
  private static final int BUFFER_BYTES = 64 << 10;
  private static final long UNKNOWN_LENGTH = -1;

  /** Those that need no native library. */
  private static final LZ4Factory LZ4 = LZ4Factory.safeInstance();

  private static final XXHashFactory HASHES = XXHashFactory.safeInstance();

  /** Less than what a document may hold; a range that needs more is not packed. */
  private static final int MOST_BYTES = 15 << 20;

  private final CommitLog log;
  private final int positions;
  private final MongoCollection<Document> segments;

  /** The positions from one on and before another. */
  private record Range(long start, long end) {

    Range within(long from, long to) {
      return new Range(Math.max(start, from), Math.min(end, to));
    }

    boolean holds(RawCommit commit) {
      return start <= commit.position() && commit.position() < end;
    }
  }

  Segments(CommitLog log) {
    this(log, POSITIONS);
  }

  /**
   * @param positions how many a range has; all that share a log must agree on it
   */
  Segments(CommitLog log, int positions) {
    this.log = log;
    this.positions = positions;
    // Not forced to the disk, and on one server only: whatever is lost is packed again.
    segments = log.database().getCollection(COLLECTION).withWriteConcern(WriteConcern.W1);
  }

  /** The number of the range in which a position lies, the first being 0. */
  long numberOf(long position) {
    return position / positions;
  }

  /** The commits that start in a range, and from one position on and before another. */
  List<RawCommit> read(long number, long from, long to) {
    Range range = new Range(number * positions, (number + 1) * positions);
    Range wanted = range.within(from, to);
    Optional<List<RawCommit>> packed = packed(range);
    if (packed.isPresent()) {
      return packed.get().stream().filter(wanted::holds).toList();
    }
    List<RawCommit> commits =
        log.readRawRange(wanted.start, wanted.end).stream().map(RawCommit::of).toList();
    if (wanted.equals(range) && areAllOf(range, commits)) {
      pack(range, commits);
    }
    return commits;
  }

  /** What is packed of a range; empty where there is nothing, or it is not what the log holds. */
  private Optional<List<RawCommit>> packed(Range range) {
    Document segment = segments.find(eq("_id", range.start)).first();
    if (segment == null || !(segment.get(COMMITS) instanceof Binary packed)) {
      return Optional.empty();
    }
    try {
      List<RawCommit> commits = unpack(packed.getData());
      if (areAllOf(range, commits)) {
        RawCommit last = commits.getLast();
        Optional<String> hash = log.hashBefore(last.nextPosition());
        if (hash.isPresent() && hash.get().equals(last.hash())) {
          return Optional.of(commits);
        }
      }
      LOG.warn("The segment at {} is not what the log holds there; it is not used", range.start);
    } catch (IOException | IllegalStateException e) {
      LOG.warn("The segment at {} is damaged; it is not used", range.start, e);
    }
    return Optional.empty();
  }

  /** Whether none is missing, neither between two nor at the ends. */
  private boolean areAllOf(Range range, List<RawCommit> commits) {
    if (commits.isEmpty()) {
      return false;
    }
    long first = commits.getFirst().position();
    long next = first;
    for (RawCommit commit : commits) {
      if (commit.position() != next || !range.holds(commit)) {
        return false;
      }
      next = commit.nextPosition();
    }
    return next >= range.end && (first == range.start || log.hashBefore(first).isPresent());
  }

  private static List<RawCommit> unpack(byte[] packed) throws IOException {
    try (InputStream in =
        new BufferedInputStream(
            new LZ4FrameInputStream(
                new ByteArrayInputStream(packed), LZ4.safeDecompressor(), HASHES.hash32()),
            BUFFER_BYTES)) {
      return RawCommit.readAll(in);
    }
  }

  private void pack(Range range, List<RawCommit> commits) {
    byte[] packed = packed(commits);
    if (packed.length > MOST_BYTES) {
      return;
    }
    Document segment = new Document("_id", range.start).append(COMMITS, new Binary(packed));
    try {
      segments.replaceOne(eq("_id", range.start), segment, new ReplaceOptions().upsert(true));
    } catch (MongoException e) {
      // Somebody else may have packed the same at the same time.
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        LOG.warn("The log from {} to {} could not be packed", range.start, range.end, e);
      }
    }
  }

  static byte[] packed(List<RawCommit> commits) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(BUFFER_BYTES);
    try (OutputStream out =
        new LZ4FrameOutputStream(
            packed,
            BLOCKSIZE.SIZE_64KB,
            UNKNOWN_LENGTH,
            LZ4.fastCompressor(),
            HASHES.hash32(),
            FLG.Bits.BLOCK_INDEPENDENCE,
            FLG.Bits.BLOCK_CHECKSUM)) {
      for (RawCommit commit : commits) {
        ByteBuffer bytes = commit.bytes();
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to", e);
    }
    return packed.toByteArray();
  }
}
