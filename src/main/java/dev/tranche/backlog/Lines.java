package dev.tranche.backlog;

import dev.tranche.contract.Party;
import dev.tranche.contract.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What entries are about, numbered: every buyer and line, apart from its item, that there is an
 * entry of, and every day that one takes effect on. Numbers are given from 0 on and stay. What
 * every question asks of each line and day lies in arrays, one behind the other.
 */
final class Lines {

  /** A buyer, and an entry of nothing that shows the line. */
  record Buying(Party buyer, Entry sample) {}

  private static final List<Dimension> DIMENSIONS =
      Arrays.stream(Dimension.values()).filter(dimension -> !dimension.isPeriod()).toList();

  /** By dimension, its place among those. */
  private static final int[] PLACES =
      Arrays.stream(Dimension.values()).mapToInt(DIMENSIONS::indexOf).toArray();

  private static final int ROOM = 64;

  private final List<Buying> lines = new ArrayList<>();
  private final Map<Buying, Integer> numbers = new HashMap<>();

  /** By dimension, the keys that there are. */
  private final List<Map<String, Integer>> keys = new ArrayList<>();

  /** By dimension, the numbers of the lines' keys. */
  private final int[][] keysOf = new int[DIMENSIONS.size()][ROOM];

  private boolean[] estimated = new boolean[ROOM];

  private final List<LocalDate> days = new ArrayList<>();
  private final Map<LocalDate, Integer> dayNumbers = new HashMap<>();
  private long[] epochDays = new long[ROOM];

  Lines() {
    for (Dimension _ : DIMENSIONS) {
      keys.add(new HashMap<>());
    }
  }

  /** The number of what the entry is about. */
  int number(Party buyer, Entry entry) {
    Line line = entry.line();
    Line anyItem =
        new Line(
            "",
            line.designation(),
            line.category(),
            line.supplier(),
            line.currency(),
            line.estimated());
    Entry sample = new Entry(Entry.Kind.ORDERED, anyItem, Visibility.ALWAYS, 0, 0);
    return numbers.computeIfAbsent(new Buying(buyer, sample), this::add);
  }

  private int add(Buying buying) {
    int line = lines.size();
    if (line == estimated.length) {
      estimated = Arrays.copyOf(estimated, 2 * line);
      Arrays.setAll(keysOf, place -> Arrays.copyOf(keysOf[place], 2 * line));
    }
    estimated[line] = buying.sample().line().estimated();
    for (int place = 0; place < keysOf.length; place++) {
      keysOf[place][line] =
          number(keys.get(place), DIMENSIONS.get(place).key(buying.buyer(), buying.sample()));
    }
    lines.add(buying);
    return line;
  }

  /** The number of a day. */
  int number(LocalDate day) {
    int number = number(dayNumbers, day);
    if (number == days.size()) {
      days.add(day);
      epochDays = number < epochDays.length ? epochDays : Arrays.copyOf(epochDays, 2 * number);
      epochDays[number] = day.toEpochDay();
    }
    return number;
  }

  private static <K> int number(Map<K, Integer> known, K key) {
    return known.computeIfAbsent(key, _ -> known.size());
  }

  int count() {
    return lines.size();
  }

  Buying get(int line) {
    return lines.get(line);
  }

  @SuppressWarnings("EnumOrdinal") // asked of every line, by each question
  private static int place(Dimension dimension) {
    return PLACES[dimension.ordinal()];
  }

  /** The number of the line's key among all keys of the dimension, which is no period. */
  int key(int line, Dimension dimension) {
    return keysOf[place(dimension)][line];
  }

  boolean isEstimated(int line) {
    return estimated[line];
  }

  /** How many keys the dimension has. */
  int keys(Dimension dimension) {
    return keys.get(place(dimension)).size();
  }

  int days() {
    return days.size();
  }

  LocalDate day(int number) {
    return days.get(number);
  }

  /** The day of that number, counted as {@link LocalDate#toEpochDay} does. */
  long epochDay(int number) {
    return epochDays[number];
  }
}
