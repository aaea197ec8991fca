package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.Agreement;
import dev.tranche.contract.History;
import dev.tranche.contract.History.Delivered;
import dev.tranche.contract.History.Milestone;
import dev.tranche.contract.History.Signing;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Statement;
import dev.tranche.fact.Statement.Correction;
import dev.tranche.fact.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one contract, made of its history. Their sum, over those that are seen from a
 * viewpoint, is what the contract had ordered, delivered and cancelled as of that day, as known on
 * that day:
 *
 * <ul>
 *   <li>nothing is seen before the signature is;
 *   <li>of several terms that are seen, the last recorded holds, for what has been delivered too;
 *   <li>a unit is worth its item's value over its ordered units, cut to the smallest unit of the
 *       currency; what does not divide leaves the backlog with the completion;
 *   <li>a correction is seen once what it corrects is seen, and reverses it from then on;
 *   <li>a termination cancels what is ordered and not delivered.
 * </ul>
 */
final class Ledger {

  /** What terms say of one line. */
  private record Figures(long present, long units, long value, long unitPrice, long undivided) {

    /** A unit is worth nothing where the ordered number is not known. */
    static Figures of(Item item, long value) {
      long units = item.quantity().units();
      long unitPrice = item.quantity().isKnown() ? value / units : 0;
      return new Figures(1, units, value, unitPrice, value - unitPrice * units);
    }
  }

  /** Terms that were agreed at once, as first stated and as corrected since, by line. */
  private record Agreed(
      boolean withSignature, Visibility seen, Map<Line, Figures> first, List<Right> corrections) {}

  /** The figures that are right from when a correction is known. */
  private record Right(Visibility known, Map<Line, Figures> figures) {}

  private final History history;
  private final List<Agreed> agreed;
  private final Steps signed;
  private final Steps completed;
  private final Steps terminated;

  private Ledger(History history) {
    this.history = history;
    this.agreed = agreed(history);
    this.signed = signed(history.signed());
    this.completed = completed(history.milestones());
    this.terminated = terminated(history.milestones());
  }

  /** Each item of each terms is looked at once. */
  private static List<Agreed> agreed(History history) {
    List<Agreed> agreed = new ArrayList<>();
    for (Statement<Terms> terms : history.agreedTerms()) {
      List<Right> corrections = new ArrayList<>();
      for (Correction<Terms> correction : terms.corrections()) {
        if (correction.value() != null) {
          corrections.add(new Right(known(correction.provenance()), byLine(correction.value())));
        }
      }
      agreed.add(
          new Agreed(
              terms.name().equals(Agreement.SIGNATURE),
              Visibility.of(terms.provenance()),
              byLine(terms.value()),
              corrections));
    }
    return agreed;
  }

  private static Visibility known(Provenance provenance) {
    return Visibility.of(provenance).known();
  }

  private static Steps happened(Provenance provenance) {
    return Steps.from(Visibility.of(provenance).happened());
  }

  private static Map<Line, Figures> byLine(Terms terms) {
    Map<Line, Figures> byLine = new LinkedHashMap<>();
    Map<String, Long> values = terms.valueByItem();
    Function<Item, Line> line = Line.in(terms);
    for (Item item : terms.items()) {
      byLine.put(line.apply(item), Figures.of(item, values.getOrDefault(item.id(), 0L)));
    }
    return byLine;
  }

  /** Throws {@link ArithmeticException} where an amount is too large for an entry. */
  static List<Entry> entriesOf(History history) {
    return history.isSigned() ? new Ledger(history).entries() : List.of();
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    Map<String, Steps> arrivals = arrivals();
    for (Line line : lines()) {
      Steps present = signed.times(held(line, Figures::present));
      Steps arrived = arrivals.getOrDefault(line.item(), Steps.none());
      Steps orderedUnits = signed.times(held(line, Figures::units));
      Steps orderedValue = signed.times(held(line, Figures::value));
      Steps deliveredUnits = present.times(arrived);
      Steps deliveredValue =
          signed.times(
              held(line, Figures::unitPrice)
                  .times(arrived)
                  .plus(held(line, Figures::undivided).times(completed)));
      add(entries, Kind.ORDERED, line, orderedUnits, orderedValue);
      add(entries, Kind.DELIVERED, line, deliveredUnits, deliveredValue);
      add(
          entries,
          Kind.CANCELLED,
          line,
          terminated.times(orderedUnits.minus(deliveredUnits)),
          terminated.times(orderedValue.minus(deliveredValue)));
    }
    return entries;
  }

  private static void add(List<Entry> entries, Kind kind, Line line, Steps units, Steps value) {
    Map<Visibility, Long> unitsFrom = units.amounts();
    Map<Visibility, Long> valueFrom = value.amounts();
    Set<Visibility> dates = new TreeSet<>(unitsFrom.keySet());
    dates.addAll(valueFrom.keySet());
    for (Visibility from : dates) {
      entries.add(
          new Entry(
              kind,
              line,
              from,
              unitsFrom.getOrDefault(from, 0L),
              valueFrom.getOrDefault(from, 0L)));
    }
  }

  /** Every line that the contract ever had, in whatever terms. */
  private Set<Line> lines() {
    Set<Line> lines = new LinkedHashSet<>();
    for (Agreed terms : agreed) {
      lines.addAll(terms.first().keySet());
      terms.corrections().forEach(right -> lines.addAll(right.figures().keySet()));
    }
    return lines;
  }

  /** A figure of the line under the terms that hold; 0 where they have no such line. */
  private Steps held(Line line, ToLongFunction<Figures> figure) {
    Steps held = Steps.none();
    for (Agreed terms : agreed) {
      Steps stated = figure(terms.first().get(line), figure);
      for (Right right : terms.corrections()) {
        stated =
            stated.replacedWhere(
                Steps.from(right.known()), figure(right.figures().get(line), figure));
      }
      held =
          held.replacedWhere(
              terms.withSignature() ? Steps.constant(1) : Steps.from(terms.seen()), stated);
    }
    return held;
  }

  private static Steps figure(@Nullable Figures figures, ToLongFunction<Figures> figure) {
    return figures == null ? Steps.none() : Steps.constant(figure.applyAsLong(figures));
  }

  /** Units that have arrived, by item. */
  private Map<String, Steps> arrivals() {
    Map<String, Steps.Sum> arrived = new HashMap<>();
    for (Statement<Delivered> delivery : history.deliveries().values()) {
      Steps known = Steps.from(known(delivery.provenance()));
      Set<String> items = new LinkedHashSet<>();
      items.add(delivery.value().item());
      for (Correction<Delivered> correction : delivery.corrections()) {
        if (correction.value() != null) {
          items.add(correction.value().item());
        }
      }
      for (String item : items) {
        arrived
            .computeIfAbsent(item, _ -> new Steps.Sum())
            .add(known.times(arrived(delivery, item)));
      }
    }
    Map<String, Steps> sums = new HashMap<>();
    arrived.forEach((item, sum) -> sums.put(item, sum.steps()));
    return sums;
  }

  /** Units of the item in one delivery, as it was first stated and corrected since. */
  private static Steps arrived(Statement<Delivered> delivery, String item) {
    Steps units = arrived(delivery.value(), delivery.provenance(), item);
    for (Correction<Delivered> right : delivery.corrections()) {
      if (right.value() != null) {
        units =
            units.replacedWhere(
                Steps.from(known(right.provenance())),
                arrived(right.value(), right.provenance(), item));
      }
    }
    return units;
  }

  private static Steps arrived(Delivered stated, Provenance provenance, String item) {
    return stated.item().equals(item)
        ? happened(provenance).times(stated.quantity().units())
        : Steps.none();
  }

  private static Steps signed(Statement<Signing> signature) {
    Steps signed = happened(signature.provenance());
    for (Correction<Signing> correction : signature.corrections()) {
      signed =
          signed.replacedWhere(
              Steps.from(known(correction.provenance())), happened(correction.provenance()));
    }
    return Steps.from(known(signature.provenance())).times(signed);
  }

  private static Steps completed(List<Statement<Milestone>> milestones) {
    Steps completed = Steps.none();
    for (Statement<Milestone> each : milestones) {
      Steps seen = Steps.from(Visibility.of(each.provenance()));
      completed =
          switch (each.value()) {
            case COMPLETED -> completed.replacedWhere(seen, Steps.constant(1));
            case REOPENED -> completed.replacedWhere(seen, Steps.none());
            case ABANDONED, IN_FORCE, SUSPENDED, RESUMED, TERMINATED -> completed;
          };
    }
    return completed;
  }

  private static Steps terminated(List<Statement<Milestone>> milestones) {
    return milestones.stream()
        .filter(each -> each.value() == Milestone.TERMINATED)
        .map(each -> Steps.from(Visibility.of(each.provenance())))
        .findFirst()
        .orElse(Steps.none());
  }
}
