package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A planned part of a delivery schedule.
 *
 * @param item id of the item; empty in a statement on a contract that has one item only
 * @param quantity whole units, at least one
 * @param due late from the day after its last possible day
 */
public record Batch(String item, long quantity, EdtfDate due) {

  @JsonCreator
  static Batch of(@Nullable String item, long quantity, EdtfDate due) {
    return new Batch(item == null ? "" : item, quantity, due);
  }

  /** The same of another item. */
  Batch ofItem(String other) {
    return new Batch(other, quantity, due);
  }

  public Batch {
    if (quantity < 1 || quantity > Quantity.MOST) {
      throw new InvalidValue("A batch of %d units is not possible.".formatted(quantity));
    }
  }
}
