package dev.tranche.backlog;

import dev.tranche.contract.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What entries are about, numbered: every buyer and line, apart from its item, that there is an
 * entry of, and every day that one takes effect on. Numbers are given from 0 on and stay.
 */
final class Lines {

  /** A buyer, and an entry of nothing that shows the line. */
  record Buying(Party buyer, Entry sample) {}

  private static final List<Dimension> DIMENSIONS =
      Arrays.stream(Dimension.values()).filter(dimension -> !dimension.isPeriod()).toList();

  /** By dimension, its place among those. */
  private static final int[] PLACES =
      Arrays.stream(Dimension.values()).mapToInt(DIMENSIONS::indexOf).toArray();

  private final List<Buying> lines = new ArrayList<>();
  private final Map<Buying, Integer> numbers = new HashMap<>();

  /** By dimension, the keys that there are. */
  private final List<Map<String, Integer>> keys = new ArrayList<>();

  /** By line, the number of its key in each dimension. */
  private final List<int[]> keysOf = new ArrayList<>();

  private final List<LocalDate> days = new ArrayList<>();
  private final Map<LocalDate, Integer> dayNumbers = new HashMap<>();

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
    Entry sample = new Entry(Entry.Kind.ORDERED, anyItem, Dates.ALWAYS, 0, 0);
    return numbers.computeIfAbsent(new Buying(buyer, sample), this::add);
  }

  private int add(Buying buying) {
    int[] own = new int[DIMENSIONS.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = number(keys.get(i), DIMENSIONS.get(i).key(buying.buyer(), buying.sample()));
    }
    keysOf.add(own);
    lines.add(buying);
    return lines.size() - 1;
  }

  /** The number of a day. */
  int number(LocalDate day) {
    int number = number(dayNumbers, day);
    if (number == days.size()) {
      days.add(day);
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

  /** The number of the line's key among all keys of the dimension, which is no period. */
  int key(int line, Dimension dimension) {
    return keysOf.get(line)[PLACES[dimension.ordinal()]];
  }

  /** How many keys the dimension has. */
  int keys(Dimension dimension) {
    return keys.get(PLACES[dimension.ordinal()]).size();
  }

  int days() {
    return days.size();
  }

  LocalDate day(int number) {
    return days.get(number);
  }
}
