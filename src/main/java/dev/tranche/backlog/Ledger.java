package dev.tranche.backlog;

import dev.tranche.backlog.Account.Arrival;
import dev.tranche.backlog.Account.Ending;
import dev.tranche.backlog.Account.Stated;
import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.Agreement;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.contract.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/**
 * The entries of one account. Their sum, over those that are seen from a viewpoint, is what the
 * contract had ordered, delivered and cancelled as of that day, as known on that day:
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

  private final Account account;
  private final Steps signed;
  private final Steps completed;
  private final Steps terminated;

  private Ledger(Account account) {
    this.account = account;
    this.signed = signed(account.signature());
    this.completed = completed(account.endings());
    this.terminated = terminated(account.endings());
  }

  /** Throws {@link ArithmeticException} where an amount is too large for an entry. */
  static List<Entry> entriesOf(Account account) {
    return account.isSigned() ? new Ledger(account).entries() : List.of();
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Line line : lines()) {
      Steps present = signed.times(held(line, (_, _) -> 1L));
      Steps arrived = arrived(line.item());
      Steps orderedUnits = signed.times(held(line, (_, item) -> item.quantity().units()));
      Steps orderedValue = signed.times(held(line, Ledger::value));
      Steps deliveredUnits = present.times(arrived);
      Steps deliveredValue =
          signed.times(
              held(line, Ledger::unitPrice)
                  .times(arrived)
                  .plus(held(line, Ledger::undivided).times(completed)));
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
    for (List<Stated<Terms>> versions : account.terms().values()) {
      for (Stated<Terms> version : versions) {
        version.value().items().forEach(item -> lines.add(Line.of(version.value(), item)));
      }
    }
    return lines;
  }

  /** A figure of the line under the terms that hold; 0 where they have no such line. */
  private Steps held(Line line, BiFunction<Terms, Item, Long> figure) {
    ToLongFunction<Terms> ofTerms =
        terms ->
            terms.items().stream()
                .filter(item -> Line.of(terms, item).equals(line))
                .mapToLong(item -> figure.apply(terms, item))
                .sum();
    Steps held = Steps.none();
    for (Map.Entry<String, List<Stated<Terms>>> statement : account.terms().entrySet()) {
      Stated<Terms> first = statement.getValue().getFirst();
      Steps stated = Steps.constant(ofTerms.applyAsLong(first.value()));
      for (Stated<Terms> correction : corrections(statement.getValue())) {
        stated =
            stated.replacedWhere(
                Steps.from(correction.seen().known()),
                Steps.constant(ofTerms.applyAsLong(correction.value())));
      }
      boolean withSignature = statement.getKey().equals(Agreement.SIGNATURE);
      held =
          held.replacedWhere(withSignature ? Steps.constant(1) : Steps.from(first.seen()), stated);
    }
    return held;
  }

  /** Units of an item that have arrived. */
  private Steps arrived(String item) {
    Steps arrived = Steps.none();
    for (List<Stated<Arrival>> delivery : account.deliveries().values()) {
      Stated<Arrival> first = delivery.getFirst();
      Steps units = arrived(first, item);
      for (Stated<Arrival> correction : corrections(delivery)) {
        units =
            units.replacedWhere(Steps.from(correction.seen().known()), arrived(correction, item));
      }
      arrived = arrived.plus(Steps.from(first.seen().known()).times(units));
    }
    return arrived;
  }

  private static Steps arrived(Stated<Arrival> stated, String item) {
    return stated.value().item().equals(item)
        ? Steps.from(stated.seen().happened()).times(stated.value().quantity().units())
        : Steps.none();
  }

  private static Steps signed(List<Visibility> signature) {
    Steps signed = Steps.from(signature.getFirst().happened());
    for (Visibility correction : corrections(signature)) {
      signed =
          signed.replacedWhere(Steps.from(correction.known()), Steps.from(correction.happened()));
    }
    return Steps.from(signature.getFirst().known()).times(signed);
  }

  private static Steps completed(List<Stated<Ending>> endings) {
    Steps completed = Steps.none();
    for (Stated<Ending> ending : endings) {
      completed =
          switch (ending.value()) {
            case COMPLETED -> completed.replacedWhere(Steps.from(ending.seen()), Steps.constant(1));
            case REOPENED -> completed.replacedWhere(Steps.from(ending.seen()), Steps.none());
            case TERMINATED -> completed;
          };
    }
    return completed;
  }

  private static Steps terminated(List<Stated<Ending>> endings) {
    return endings.stream()
        .filter(ending -> ending.value() == Ending.TERMINATED)
        .map(ending -> Steps.from(ending.seen()))
        .findFirst()
        .orElse(Steps.none());
  }

  private static <T> List<T> corrections(List<T> statements) {
    return statements.subList(1, statements.size());
  }

  private static long value(Terms terms, Item item) {
    return terms.valueByItem().getOrDefault(item.id(), 0L);
  }

  /** What one unit is worth; nothing where the ordered number is not known. */
  private static long unitPrice(Terms terms, Item item) {
    return item.quantity().isKnown() ? value(terms, item) / item.quantity().units() : 0;
  }

  private static long undivided(Terms terms, Item item) {
    return value(terms, item) - unitPrice(terms, item) * item.quantity().units();
  }
}
