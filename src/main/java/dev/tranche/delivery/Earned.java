package dev.tranche.delivery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The units that count towards a plan, by the end of each day that brought some: of no item more
 * than are planned of it, so that one cannot make up for another. Days as {@link PlannedCurve}.
 */
record Earned(NavigableMap<Long, Long> unitsByDay) {

  static Earned of(List<Arrival> arrivals, Map<String, Long> planned) {
    NavigableMap<Long, Long> unitsByDay = new TreeMap<>();
    Map<String, Long> left = new HashMap<>(planned);
    long total = 0;
    for (Arrival arrival :
        arrivals.stream().sorted(Comparator.comparingLong(Arrival::day)).toList()) {
      long open = left.getOrDefault(arrival.item(), 0L);
      long units = Math.min(open, arrival.units());
      if (units > 0) {
        left.put(arrival.item(), open - units);
        total += units;
        unitsByDay.put(arrival.day(), total);
      }
    }
    return new Earned(unitsByDay);
  }

  long by(long day) {
    Map.Entry<Long, Long> last = unitsByDay.floorEntry(day);
    return last == null ? 0 : last.getValue();
  }

  /** The day, or the one on which the last unit counted, where that is earlier. */
  long whole(PlannedCurve plan, long day) {
    return by(day) < plan.units() ? day : Math.min(day, unitsByDay.lastKey());
  }
}
