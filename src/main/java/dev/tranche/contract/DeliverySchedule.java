package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The planned batches of a contract, in the order in which they are due; empty where no plan is
 * known. In JSON the list of its batches.
 */
public record DeliverySchedule(List<Batch> batches) {

  private static final Comparator<Batch> ORDER =
      Comparator.comparing(Batch::due)
          .thenComparing(Batch::item)
          .thenComparingLong(Batch::quantity);

  /** No plan is known. */
  public static final DeliverySchedule UNKNOWN = new DeliverySchedule(List.of());

  public DeliverySchedule {
    batches = batches.stream().sorted(ORDER).toList();
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static DeliverySchedule of(List<Batch> batches) {
    return new DeliverySchedule(batches);
  }

  @JsonValue
  List<Batch> toJson() {
    return batches;
  }

  /** Units planned, by item; an item without a batch is not in it. */
  public Map<String, Long> plannedByItem() {
    return batches.stream()
        .collect(Collectors.groupingBy(Batch::item, Collectors.summingLong(Batch::quantity)));
  }
}
