package dev.tranche.delivery;

import static dev.tranche.delivery.ContractSort.place;

import dev.tranche.delivery.ContractSort.Place;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Viewpoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Contracts page by page, as of any day, as known on any day. */
@Component
public class ContractList {

  private final ContractSnapshots snapshots;

  ContractList(ContractSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * The contracts that match and come after one, in an order.
   *
   * @param after the reference of the last one of the page before; empty for the first page. Sorted
   *     by reference, it need not be one that exists
   * @param size the most that a page holds, from 1 on
   */
  public ContractPage page(
      Viewpoint viewpoint, ContractFilter filter, ContractSort sort, String after, int size) {
    Snapshot snapshot = snapshots.current();
    Stream<RecordedContract> found =
        sort.isByReference()
            ? byReference(snapshot, viewpoint, filter, sort, after)
            : sorted(snapshot, viewpoint, filter, sort, after);
    return ContractPage.of(
        found.limit(size + 1L).map(contract -> contract.summary(viewpoint)).toList(), size);
  }

  /** No contract behind the page is looked at. */
  private static Stream<RecordedContract> byReference(
      Snapshot snapshot,
      Viewpoint viewpoint,
      ContractFilter filter,
      ContractSort sort,
      String after) {
    List<String> references = snapshot.references();
    return (sort.descending() ? references.reversed() : references)
        .stream()
            .filter(each -> after.isEmpty() || sort.order().compare(place(each), place(after)) > 0)
            .flatMap(each -> snapshot.find(each).stream())
            .filter(each -> each.line(viewpoint).filter(filter::matches).isPresent());
  }

  private record Placed(Place place, RecordedContract contract) {}

  private static Stream<RecordedContract> sorted(
      Snapshot snapshot,
      Viewpoint viewpoint,
      ContractFilter filter,
      ContractSort sort,
      String after) {
    @Nullable Place behind = after.isEmpty() ? null : behind(snapshot, viewpoint, sort, after);
    return snapshot
        .listed(viewpoint)
        .filter(each -> filter.matches(each.line()))
        .map(each -> new Placed(sort.place(each.line().contract()), each.contract()))
        .filter(each -> behind == null || sort.order().compare(each.place(), behind) > 0)
        .sorted((a, b) -> sort.order().compare(a.place(), b.place()))
        .map(Placed::contract);
  }

  private static Place behind(
      Snapshot snapshot, Viewpoint viewpoint, ContractSort sort, String after) {
    return snapshot
        .find(after)
        .flatMap(contract -> contract.line(viewpoint))
        .map(line -> sort.place(line.contract()))
        .orElseThrow(() -> new InvalidValue("There is no %s to go on after.".formatted(after)));
  }

  /** Those of the contracts that are seen from there, by reference, without their SPI(t). */
  public Map<String, ContractSummary> find(Collection<String> references, Viewpoint viewpoint) {
    Snapshot snapshot = snapshots.current();
    Map<String, ContractSummary> found = new HashMap<>();
    for (String reference : references) {
      snapshot
          .find(reference)
          .flatMap(contract -> contract.line(viewpoint))
          .ifPresent(line -> found.put(reference, line.contract()));
    }
    return found;
  }

  /** How many match. */
  public long count(Viewpoint viewpoint, ContractFilter filter) {
    return snapshots
        .current()
        .listed(viewpoint)
        .filter(each -> filter.matches(each.line()))
        .count();
  }
}
