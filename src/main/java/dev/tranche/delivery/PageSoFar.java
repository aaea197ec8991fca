package dev.tranche.delivery;

import dev.tranche.delivery.ContractSort.Place;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first so many behind a place, of the contracts that were seen so far. */
final class PageSoFar {

  private final Comparator<Place> order;
  private final @Nullable Place behind;
  private final int most;
  private final TreeMap<Place, ContractSummary> first;

  PageSoFar(Comparator<Place> order, @Nullable Place behind, int most) {
    this.order = order;
    this.behind = behind;
    this.most = most;
    this.first = new TreeMap<>(order);
  }

  void add(ContractSort sort, ContractSummary contract) {
    Place place = sort.place(contract);
    if (canStand(place)) {
      first.put(place, contract);
      if (first.size() > most) {
        first.pollLastEntry();
      }
    }
  }

  private boolean canStand(Place place) {
    return (behind == null || order.compare(place, behind) > 0)
        && (first.size() < most || order.compare(place, first.lastKey()) <= 0);
  }

  List<ContractSummary> contracts() {
    return List.copyOf(first.values());
  }
}
