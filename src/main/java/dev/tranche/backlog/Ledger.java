package dev.tranche.backlog;

import dev.tranche.backlog.Account.Arrival;
import dev.tranche.backlog.Account.Ending;
import dev.tranche.backlog.Account.Stated;
import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.Agreement;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
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
  private record Statement(boolean withSignature, List<Stated<Map<Line, Figures>>> versions) {}

  private final Account account;
  private final List<Statement> statements;
  private final Steps signed;
  private final Steps completed;
  private final Steps terminated;

  private Ledger(Account account) {
    this.account = account;
    this.statements = statements(account);
    this.signed = signed(account.signature());
    this.completed = completed(account.endings());
    this.terminated = terminated(account.endings());
  }

  /** Each item of each terms is looked at once. */
  private static List<Statement> statements(Account account) {
    List<Statement> statements = new ArrayList<>();
    account
        .terms()
        .forEach(
            (name, versions) ->
                statements.add(
                    new Statement(
                        name.equals(Agreement.SIGNATURE),
                        versions.stream()
                            .map(each -> new Stated<>(byLine(each.value()), each.seen()))
                            .toList())));
    return statements;
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
  static List<Entry> entriesOf(Account account) {
    return account.isSigned() ? new Ledger(account).entries() : List.of();
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
    Map<Dates, Long> unitsFrom = units.amounts();
    Map<Dates, Long> valueFrom = value.amounts();
    Set<Dates> dates = new TreeSet<>(unitsFrom.keySet());
    dates.addAll(valueFrom.keySet());
    for (Dates from : dates) {
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
    statements.forEach(
        statement ->
            statement.versions().forEach(version -> lines.addAll(version.value().keySet())));
    return lines;
  }

  /** A figure of the line under the terms that hold; 0 where they have no such line. */
  private Steps held(Line line, ToLongFunction<Figures> figure) {
    ToLongFunction<Map<Line, Figures>> ofTerms =
        terms -> {
          Figures figures = terms.get(line);
          return figures == null ? 0 : figure.applyAsLong(figures);
        };
    Steps held = Steps.none();
    for (Statement statement : statements) {
      Stated<Map<Line, Figures>> first = statement.versions().getFirst();
      Steps stated = Steps.constant(ofTerms.applyAsLong(first.value()));
      for (Stated<Map<Line, Figures>> correction : corrections(statement.versions())) {
        stated =
            stated.replacedWhere(
                Steps.from(correction.seen().known()),
                Steps.constant(ofTerms.applyAsLong(correction.value())));
      }
      held =
          held.replacedWhere(
              statement.withSignature() ? Steps.constant(1) : Steps.from(first.seen()), stated);
    }
    return held;
  }

  /** Units that have arrived, by item. */
  private Map<String, Steps> arrivals() {
    Map<String, Steps.Sum> arrived = new HashMap<>();
    for (List<Stated<Arrival>> delivery : account.deliveries().values()) {
      Steps known = Steps.from(delivery.getFirst().seen().known());
      delivery.stream()
          .map(stated -> stated.value().item())
          .distinct()
          .forEach(
              item ->
                  arrived
                      .computeIfAbsent(item, _ -> new Steps.Sum())
                      .add(known.times(arrived(delivery, item))));
    }
    Map<String, Steps> sums = new HashMap<>();
    arrived.forEach((item, sum) -> sums.put(item, sum.steps()));
    return sums;
  }

  /** Units of the item in one delivery, as it was first stated and corrected since. */
  private static Steps arrived(List<Stated<Arrival>> delivery, String item) {
    Steps units = arrived(delivery.getFirst(), item);
    for (Stated<Arrival> correction : corrections(delivery)) {
      units = units.replacedWhere(Steps.from(correction.seen().known()), arrived(correction, item));
    }
    return units;
  }

  private static Steps arrived(Stated<Arrival> stated, String item) {
    return stated.value().item().equals(item)
        ? Steps.from(stated.seen().happened()).times(stated.value().quantity().units())
        : Steps.none();
  }

  private static Steps signed(List<Dates> signature) {
    Steps signed = Steps.from(signature.getFirst().happened());
    for (Dates correction : corrections(signature)) {
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
}
