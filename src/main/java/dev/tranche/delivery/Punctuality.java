package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How much of what was due arrived when it was due. */
final class Punctuality {

  private Punctuality() {}

  /**
   * Of the units due by the end of the day, the share that had arrived by the end of the last day
   * on which each was due; empty where none was due. Units fill the batches of their item in the
   * order in which they are due, so what is made up for later stays late.
   *
   * @param batches in the order in which they are due
   */
  static Optional<String> onTimeShare(List<Batch> batches, List<Arrival> arrivals, LocalDate day) {
    Map<String, NavigableMap<Long, Long>> arrivedBy = arrivedBy(arrivals);
    Map<String, Long> dueBefore = new HashMap<>();
    long due = 0;
    long onTime = 0;
    for (Batch batch : batches) {
      LocalDate last = batch.due().latest();
      if (last.isAfter(day) || last.equals(LocalDate.MAX)) {
        continue;
      }
      long before = dueBefore.getOrDefault(batch.item(), 0L);
      Map.Entry<Long, Long> arrived =
          arrivedBy
              .getOrDefault(batch.item(), Collections.emptyNavigableMap())
              .floorEntry(last.toEpochDay());
      onTime +=
          Math.clamp((arrived == null ? 0 : arrived.getValue()) - before, 0, batch.quantity());
      due += batch.quantity();
      dueBefore.put(batch.item(), before + batch.quantity());
    }
    return due == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(onTime)
                .divide(BigDecimal.valueOf(due), 4, RoundingMode.HALF_EVEN)
                .toPlainString());
  }

  /** Units in all by the end of each day that brought some, by item. */
  private static Map<String, NavigableMap<Long, Long>> arrivedBy(List<Arrival> arrivals) {
    Map<String, NavigableMap<Long, Long>> arrivedBy = new HashMap<>();
    arrivals.stream()
        .sorted(Comparator.comparingLong(Arrival::day))
        .forEach(
            arrival -> {
              NavigableMap<Long, Long> sums =
                  arrivedBy.computeIfAbsent(arrival.item(), _ -> new TreeMap<>());
              long before = sums.isEmpty() ? 0 : sums.lastEntry().getValue();
              sums.put(arrival.day(), before + arrival.units());
            });
    return arrivedBy;
  }
}
