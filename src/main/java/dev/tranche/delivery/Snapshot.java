package dev.tranche.delivery;

import static java.util.Collections.nCopies;

import dev.tranche.fact.Viewpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The histories of all contracts at one moment. It never changes, and needs no lock. It lies in
 * buckets by reference, so that the next one copies only the buckets in which something changes.
 */
public final class Snapshot {

  private static final int BUCKETS = 1 << 10;

  private final int generation;
  private final long position;
  private final List<Map<String, RecordedContract>> buckets;
  private final Derived derived = new Derived();

  private Snapshot(int generation, long position, List<Map<String, RecordedContract>> buckets) {
    this.generation = generation;
    this.position = position;
    this.buckets = buckets;
  }

  /** The number of the view's generation whose documents it was made of. */
  int generation() {
    return generation;
  }

  /** Of the first event of the log that is not in it. */
  public long position() {
    return position;
  }

  /** The contract of that reference; empty where nothing is recorded of it. */
  public Optional<RecordedContract> find(String reference) {
    return Optional.ofNullable(buckets.get(bucket(reference)).get(reference));
  }

  /** All contracts, in any order. */
  public Stream<RecordedContract> contracts() {
    return buckets.stream().flatMap(bucket -> bucket.values().stream());
  }

  /** A contract and its line in a list. */
  record Listed(RecordedContract contract, ListLine line) {}

  /** Every contract that is seen from there, in any order; several threads are at work. */
  Stream<Listed> listed(Viewpoint viewpoint) {
    return buckets.parallelStream()
        .flatMap(bucket -> bucket.values().stream())
        .flatMap(each -> each.line(viewpoint).map(line -> new Listed(each, line)).stream());
  }

  /** The references of all contracts, in their order. */
  public List<String> references() {
    return derived(
            References.class,
            () -> new References(contracts().map(RecordedContract::reference).sorted().toList()))
        .sorted();
  }

  private record References(List<String> sorted) {}

  /** What somebody makes of all contracts, once; the type stands for how it is made. */
  public <T> T derived(Class<T> type, Supplier<T> making) {
    return derived.get(type, making);
  }

  private static int bucket(String reference) {
    int hash = reference.hashCode();
    return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
  }

  /** The next snapshot while it is made. */
  static final class Draft {

    private final int generation;
    private long position;
    private final List<Map<String, RecordedContract>> buckets;
    private final boolean[] own = new boolean[BUCKETS];

    private Draft(int generation, long position, List<Map<String, RecordedContract>> buckets) {
      this.generation = generation;
      this.position = position;
      this.buckets = buckets;
    }

    /** An empty one. */
    static Draft of(int generation, long position) {
      return new Draft(generation, position, new ArrayList<>(nCopies(BUCKETS, Map.of())));
    }

    /** One that begins as the snapshot is. */
    static Draft after(Snapshot before) {
      return new Draft(before.generation, before.position, new ArrayList<>(before.buckets));
    }

    Optional<RecordedContract> find(String reference) {
      return Optional.ofNullable(buckets.get(bucket(reference)).get(reference));
    }

    synchronized void put(String reference, RecordedContract contract) {
      int bucket = bucket(reference);
      if (!own[bucket]) {
        buckets.set(bucket, new HashMap<>(buckets.get(bucket)));
        own[bucket] = true;
      }
      buckets.get(bucket).put(reference, contract);
    }

    void passed(long nextPosition) {
      position = nextPosition;
    }

    /** Ends it: nothing can be put into it any more. */
    Snapshot done() {
      return new Snapshot(generation, position, List.copyOf(buckets));
    }
  }
}
