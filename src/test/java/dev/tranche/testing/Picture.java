package dev.tranche.testing;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One contract from one viewpoint, computed as plainly as can be: take the events that were known,
 * in the order of recording; let each replace what it replaces; then count what had happened. It
 * knows nothing of views and ledgers, which are measured against it.
 */
public final class Picture {

  /** Units and value (smallest units of the currency) of one item. */
  public record Line(
      long ordered,
      long delivered,
      long cancelled,
      long orderedValue,
      long deliveredValue,
      long cancelledValue) {}

  private record Dated<T>(T value, EdtfDate effective) {}

  private record Units(String item, long units) {}

  private @Nullable EdtfDate signed;
  private final Map<String, Dated<Terms>> terms = new LinkedHashMap<>();
  private final Map<String, Dated<Units>> deliveries = new LinkedHashMap<>();
  private final Map<Integer, Dated<Boolean>> completions = new LinkedHashMap<>();
  private @Nullable EdtfDate terminated;

  private Picture() {}

  /** By item; empty where the contract does not count as signed. */
  public static Map<String, Line> of(List<ContractEvent> events, Viewpoint viewpoint) {
    return known(events, viewpoint).lines(viewpoint);
  }

  /** The terms that hold; without items where the contract does not count as signed. */
  public static Terms termsOf(List<ContractEvent> events, Viewpoint viewpoint) {
    return known(events, viewpoint).held(viewpoint);
  }

  private static Picture known(List<ContractEvent> events, Viewpoint viewpoint) {
    Picture picture = new Picture();
    events.stream().filter(e -> viewpoint.knows(e.provenance())).forEach(picture::learn);
    return picture;
  }

  /** Today, and so many others on and around the days on which something changes. */
  public static List<Viewpoint> viewpoints(List<ContractEvent> events, int count, Random random) {
    List<LocalDate> effective =
        events.stream().map(e -> e.provenance().effective().latest()).toList();
    List<LocalDate> reported = events.stream().map(e -> e.provenance().reportedDay()).toList();
    List<LocalDate> recorded = events.stream().map(e -> e.provenance().recordedDay()).toList();
    List<Viewpoint> viewpoints = new ArrayList<>(List.of(Viewpoint.of(LocalDate.MAX)));
    for (int i = 0; i < count && !events.isEmpty(); i++) {
      Basis basis = random.nextBoolean() ? Basis.REPORTED : Basis.RECORDED;
      List<LocalDate> known = basis == Basis.REPORTED ? reported : recorded;
      viewpoints.add(new Viewpoint(near(effective, random), near(known, random), basis));
    }
    return viewpoints;
  }

  /** On the day of some fact, or the day before, where mistakes would show. */
  private static LocalDate near(List<LocalDate> days, Random random) {
    LocalDate day = days.get(random.nextInt(days.size()));
    return day.equals(LocalDate.MAX) ? day : day.minusDays(random.nextInt(2));
  }

  private void learn(ContractEvent event) {
    EdtfDate on = event.provenance().effective();
    switch (event) {
      case ContractSigned e -> {
        signed = on;
        terms.put(Agreement.SIGNATURE, new Dated<>(e.terms(), on));
      }
      case SigningDateCorrected _ -> signed = signed == null ? null : on;
      case ContractAmended e -> {
        if (e.terms() != null) {
          terms.put(e.amendment(), new Dated<>(e.terms(), on));
        }
      }
      case TermsCorrected e ->
          terms.computeIfPresent(
              e.replaces(), (_, before) -> new Dated<>(e.terms(), before.effective()));
      case DeliveryMade e ->
          deliveries.put(e.delivery(), new Dated<>(new Units(e.item(), e.quantity().units()), on));
      case DeliveryCorrected e ->
          deliveries.computeIfPresent(
              e.delivery(), (_, _) -> new Dated<>(new Units(e.item(), e.quantity().units()), on));
      case ContractTerminated _ -> terminated = on;
      case ContractCompleted _ -> completions.put(completions.size(), new Dated<>(true, on));
      case ContractReopened _ -> completions.put(completions.size(), new Dated<>(false, on));
      default -> {}
    }
  }

  private Map<String, Line> lines(Viewpoint viewpoint) {
    Map<String, Line> lines = new TreeMap<>();
    Terms held = held(viewpoint);
    boolean completed = false;
    for (Dated<Boolean> completion : completions.values()) {
      completed = viewpoint.reaches(completion.effective()) ? completion.value() : completed;
    }
    for (Item item : held.items()) {
      lines.put(
          item.id(),
          line(item, held.valueByItem().getOrDefault(item.id(), 0L), completed, viewpoint));
    }
    return lines;
  }

  private Terms held(Viewpoint viewpoint) {
    Terms held = new Terms(null, List.of(), null);
    if (signed == null || !viewpoint.reaches(signed)) {
      return held;
    }
    for (Map.Entry<String, Dated<Terms>> statement : terms.entrySet()) {
      boolean reached =
          statement.getKey().equals(Agreement.SIGNATURE)
              || viewpoint.reaches(statement.getValue().effective());
      held = reached ? statement.getValue().value() : held;
    }
    return held;
  }

  private Line line(Item item, long value, boolean completed, Viewpoint viewpoint) {
    long ordered = item.quantity().units();
    long delivered =
        deliveries.values().stream()
            .filter(d -> d.value().item().equals(item.id()) && viewpoint.reaches(d.effective()))
            .mapToLong(d -> d.value().units())
            .sum();
    long price = ordered == 0 ? 0 : value / ordered;
    long deliveredValue = price * delivered + (completed ? value - price * ordered : 0);
    boolean ended = terminated != null && viewpoint.reaches(terminated);
    return new Line(
        ordered,
        delivered,
        ended ? ordered - delivered : 0,
        value,
        deliveredValue,
        ended ? value - deliveredValue : 0);
  }
}
