package dev.tranche.backlog;

import dev.tranche.contract.Party;
import dev.tranche.contract.Viewpoint.Basis;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of all accounts in memory, one array for each thing that is known of an entry: 33
 * bytes each. Those of one account lie together; where they change, the new ones come behind all
 * others and the old ones die, until a third is dead and all move together. Not for several
 * threads, unless none of them changes it.
 */
final class Columns {

  /** A kind is its number in here. */
  static final List<Entry.Kind> KINDS = List.of(Entry.Kind.values());

  /** Of a row that is replaced. */
  private static final byte DEAD = (byte) KINDS.size();

  private static final int DEAD_PART = 3;
  private static final int FEW = 1_000;

  /** Where the rows of an account lie, and as of which of its events. */
  private record Block(long version, int from, int to) {
    int size() {
      return to - from;
    }
  }

  private static final Block NOTHING = new Block(-1, 0, 0);

  private final Map<String, Block> blocks = new HashMap<>();
  private final Lines lines = new Lines();
  private byte[] kinds = {};
  private int[] line = {};
  private int[] effective = {};
  private int[] reported = {};
  private int[] recorded = {};
  private long[] units = {};
  private long[] value = {};
  private int end;
  private int dead;

  /** The version of the account that is in it; -1 where none is. */
  long version(String stream) {
    return blocks.getOrDefault(stream, NOTHING).version();
  }

  /** Shows each account that is in it, with its version. */
  void forEachVersion(ObjLongConsumer<String> each) {
    blocks.forEach((stream, block) -> each.accept(stream, block.version()));
  }

  /** How many entries are in it. */
  int size() {
    return end - dead;
  }

  /** Puts the account's entries in the place of those of a lower version, if it has one. */
  boolean put(String stream, long version, @Nullable Party buyer, List<Entry> entries) {
    Block before = blocks.getOrDefault(stream, NOTHING);
    if (version <= before.version()) {
      return false;
    }
    Arrays.fill(kinds, before.from(), before.to(), DEAD);
    dead += before.size();
    makeRoom(entries.size());
    int from = end;
    entries.forEach(entry -> append(Objects.requireNonNull(buyer), entry));
    blocks.put(stream, new Block(version, from, end));
    if (dead > FEW && dead > end / DEAD_PART) {
      moveTogether();
    }
    return true;
  }

  private void append(Party buyer, Entry entry) {
    kinds[end] = (byte) KINDS.indexOf(entry.kind());
    line[end] = lines.number(buyer, entry);
    effective[end] = lines.number(entry.dates().effective());
    reported[end] = number(entry.dates().reported());
    recorded[end] = number(entry.dates().recorded());
    units[end] = entry.units();
    value[end] = entry.value();
    end++;
  }

  /**
   * Days in their order; the first and the last that there can be are the first and last number.
   */
  private static int number(LocalDate day) {
    return Math.clamp(day.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private void makeRoom(int more) {
    int wanted = Math.addExact(end, more);
    if (wanted > kinds.length) {
      resize((int) Math.min(Integer.MAX_VALUE - 8, Math.max(FEW, wanted + wanted / 2L)));
    }
  }

  private void resize(int length) {
    kinds = Arrays.copyOf(kinds, length);
    line = Arrays.copyOf(line, length);
    effective = Arrays.copyOf(effective, length);
    reported = Arrays.copyOf(reported, length);
    recorded = Arrays.copyOf(recorded, length);
    units = Arrays.copyOf(units, length);
    value = Arrays.copyOf(value, length);
  }

  private void moveTogether() {
    List<Map.Entry<String, Block>> inOrder =
        blocks.entrySet().stream()
            .sorted((a, b) -> Integer.compare(a.getValue().from(), b.getValue().from()))
            .toList();
    end = 0;
    for (Map.Entry<String, Block> each : inOrder) {
      Block block = each.getValue();
      for (Object column : List.of(kinds, line, effective, reported, recorded, units, value)) {
        System.arraycopy(column, block.from(), column, end, block.size());
      }
      each.setValue(new Block(block.version(), end, end + block.size()));
      end += block.size();
    }
    dead = 0;
  }

  /** As {@link Entries#forEach}, in one pass over all rows. */
  void forEach(Grain grain, BiConsumer<Party, Entry> each) {
    Pass pass = new Pass(lines, grain, each);
    int[] known = grain.question().viewpoint().basis() == Basis.REPORTED ? reported : recorded;
    int knownOn = number(grain.question().viewpoint().knownOn());
    int wanted = 0;
    for (Entry.Kind kind : grain.kinds()) {
      wanted |= 1 << KINDS.indexOf(kind);
    }
    for (int row = 0; row < end; row++) {
      if (((wanted >> kinds[row]) & 1) != 0 && known[row] <= knownOn) {
        pass.add(kinds[row], line[row], effective[row], units[row], value[row]);
      }
    }
    pass.handOver();
  }
}
