package dev.tranche.audit;

import dev.tranche.contract.Batch;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a delivery schedule has moved: unit by unit of each item, the first planned with the first.
 * What is planned in one of the two alone has not moved, and what has no last day neither.
 *
 * @param unitsLater units that are due later than before
 * @param unitsEarlier units that are due earlier
 * @param mostDays by which a unit has moved, counted from its last due days; negative where none is
 *     due later
 */
public record Slip(long unitsLater, long unitsEarlier, long mostDays) {

  private static final Slip NONE = new Slip(0, 0, 0);

  /** Units of a batch that are not set beside others yet. */
  private record Left(long units, LocalDate due) {}

  static Slip between(List<Batch> before, List<Batch> after) {
    Map<String, Deque<Left>> planned = byItem(before);
    Slip slip = NONE;
    for (Map.Entry<String, Deque<Left>> item : byItem(after).entrySet()) {
      Deque<Left> then = planned.getOrDefault(item.getKey(), new ArrayDeque<>());
      Deque<Left> now = item.getValue();
      while (!then.isEmpty() && !now.isEmpty()) {
        Left was = then.removeFirst();
        Left is = now.removeFirst();
        long units = Math.min(was.units, is.units);
        slip = slip.with(units, was.due, is.due);
        putBack(then, was, units);
        putBack(now, is, units);
      }
    }
    return slip;
  }

  boolean isNone() {
    return equals(NONE);
  }

  private Slip with(long units, LocalDate was, LocalDate is) {
    if (was.equals(is) || was.equals(LocalDate.MAX) || is.equals(LocalDate.MAX)) {
      return this;
    }
    long days = ChronoUnit.DAYS.between(was, is);
    return days > 0
        ? new Slip(unitsLater + units, unitsEarlier, Math.max(mostDays, days))
        : new Slip(
            unitsLater, unitsEarlier + units, unitsLater > 0 ? mostDays : Math.min(mostDays, days));
  }

  private static void putBack(Deque<Left> batches, Left batch, long units) {
    if (batch.units > units) {
      batches.addFirst(new Left(batch.units - units, batch.due));
    }
  }

  private static Map<String, Deque<Left>> byItem(List<Batch> batches) {
    Map<String, Deque<Left>> byItem = new LinkedHashMap<>();
    for (Batch batch : batches) {
      byItem
          .computeIfAbsent(batch.item(), _ -> new ArrayDeque<>())
          .addLast(new Left(batch.quantity(), batch.due().latest()));
    }
    return byItem;
  }
}
