package dev.tranche.framework;

import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import java.util.List;

/**
 * What one contract calls off, by the last statement of it; effective since the provenance says.
 */
public record CallOff(String contract, List<Item> items, Provenance provenance) {

  public CallOff {
    items = List.copyOf(items);
  }

  /** Whether it says the same, whoever said it and when it was recorded. */
  boolean states(List<Item> otherItems, EdtfDate effective) {
    return items.equals(otherItems) && provenance.effective().equals(effective);
  }
}
