package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tranche.contract.Agreement.Delivery;
import dev.tranche.fact.GrowingMap;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a contract, by name, in the order in which it was recorded, with the sum of the
 * units of each item. Never changes. In JSON the map of its deliveries.
 */
public final class Deliveries extends AbstractMap<String, Delivery> {

  static final Deliveries NONE = new Deliveries(GrowingMap.of(), GrowingMap.of());

  private final GrowingMap<String, Delivery> byName;
  private final GrowingMap<String, Long> units;

  private Deliveries(GrowingMap<String, Delivery> byName, GrowingMap<String, Long> units) {
    this.byName = byName;
    this.units = units;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Deliveries of(Map<String, Delivery> deliveries) {
    Deliveries all = NONE;
    for (Entry<String, Delivery> each : deliveries.entrySet()) {
      all = all.with(each.getKey(), each.getValue());
    }
    return all;
  }

  /** With one more, or with another one under the same name. */
  Deliveries with(String name, Delivery delivery) {
    @Nullable Delivery before = byName.get(name);
    GrowingMap<String, Long> sums =
        before == null ? units : plus(units, before.item(), -before.quantity().units());
    return new Deliveries(
        byName.with(name, delivery), plus(sums, delivery.item(), delivery.quantity().units()));
  }

  private static GrowingMap<String, Long> plus(
      GrowingMap<String, Long> sums, String item, long more) {
    return sums.with(item, sums.getOrDefault(item, 0L) + more);
  }

  /** Units that arrived of one item. */
  long units(String item) {
    return units.getOrDefault(item, 0L);
  }

  /** Units that arrived, by item; 0 of an item whose deliveries did not take place. */
  Map<String, Long> unitsByItem() {
    return units;
  }

  @Override
  public @Nullable Delivery get(@Nullable Object name) {
    return byName.get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return byName.containsKey(name);
  }

  @Override
  public int size() {
    return byName.size();
  }

  @Override
  public Set<Entry<String, Delivery>> entrySet() {
    return byName.entrySet();
  }
}
