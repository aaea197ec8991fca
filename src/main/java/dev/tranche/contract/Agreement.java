package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.GrowingMap;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contract from its signature on.
 *
 * @param talksOpened absent where the contract entered the book signed
 * @param statements the terms as agreed with the signature and with each amendment, by name, oldest
 *     first
 * @param openConditions conditions precedent that are neither met nor waived
 * @param closedConditions when each of the others was met or waived, by name
 * @param inForce when it entered into force; absent before
 * @param deliveries by name, in the order in which they were recorded
 * @param claims by name, those on the talks among them
 */
public record Agreement(
    Party buyer,
    @Nullable EdtfDate talksOpened,
    EdtfDate signed,
    Map<String, Statement> statements,
    DeliverySchedule schedule,
    Set<String> openConditions,
    Map<String, EdtfDate> closedConditions,
    boolean earlyDeliveries,
    @Nullable String framework,
    @Nullable EdtfDate inForce,
    Deliveries deliveries,
    Map<String, Claim> claims) {

  /** Names the terms that were agreed with the signature. */
  public static final String SIGNATURE = "signature";

  /** Names the terms that were only talked about. */
  public static final String TALKS = "talks";

  /** Terms, and since when they hold; none where an amendment left them as they were. */
  public record Statement(@Nullable Terms terms, EdtfDate effective) {}

  /** What arrived, and when; no unit where a correction says that nothing did. */
  public record Delivery(String item, Quantity quantity, EdtfDate effective) {}

  public Agreement {
    statements = GrowingMap.of(statements);
    openConditions = Collections.unmodifiableSet(new LinkedHashSet<>(openConditions));
    closedConditions = GrowingMap.of(closedConditions);
    claims = GrowingMap.of(claims);
  }

  static Agreement of(ContractEvent.ContractSigned e, @Nullable InTalks talks) {
    EdtfDate signed = e.provenance().effective();
    return new Agreement(
        e.buyer(),
        talks == null ? null : talks.opened(),
        signed,
        Map.of(SIGNATURE, new Statement(e.terms(), signed)),
        e.schedule(),
        e.conditions().stream()
            .map(Condition::id)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        Map.of(),
        e.earlyDeliveries(),
        e.framework(),
        null,
        Deliveries.NONE,
        talks == null ? Map.of() : talks.claims());
  }

  /** The terms that hold: the last that were recorded. */
  public Terms terms() {
    Terms last = null;
    for (Statement statement : statements.values()) {
      last = statement.terms() == null ? last : statement.terms();
    }
    return Objects.requireNonNull(last, "the signature has terms");
  }

  /** Units that arrived of one item. */
  public long delivered(String item) {
    return deliveries.units(item);
  }

  /** Units still to come of one item; 0 where the ordered quantity is not known. */
  public long outstanding(Item item) {
    return item.quantity().isKnown() ? item.quantity().units() - delivered(item.id()) : 0;
  }

  /** Whether units of a known quantity are still to come. */
  public boolean hasOutstanding() {
    return terms().items().stream().anyMatch(item -> outstanding(item) > 0);
  }

  /** Whether every ordered quantity is known, and has arrived. */
  @JsonIgnore
  public boolean isDelivered() {
    return terms().items().stream()
        .allMatch(item -> item.quantity().isKnown() && outstanding(item) == 0);
  }

  /** The deliveries but those that, as a correction says, did not take place. */
  Stream<Delivery> arrived() {
    return deliveries.values().stream().filter(d -> d.quantity().units() > 0);
  }

  boolean isOpen(String condition) {
    return openConditions.contains(condition);
  }

  /** Whether what arrived was ordered, and no more of it than that. */
  @JsonIgnore
  boolean isSound() {
    Map<String, Item> ordered = terms().itemsById();
    return deliveries.unitsByItem().entrySet().stream()
        .allMatch(arrived -> isSound(ordered.get(arrived.getKey()), arrived.getValue()));
  }

  /** The same of one item alone. */
  boolean isSound(String item) {
    return isSound(terms().item(item).orElse(null), delivered(item));
  }

  private static boolean isSound(@Nullable Item ordered, long arrived) {
    return arrived == 0
        || (ordered != null
            && (!ordered.quantity().isKnown() || arrived <= ordered.quantity().units()));
  }

  /**
   * Since when all that is ordered is delivered, where it is: the latest of the deliveries, or the
   * amendment that left no more to come.
   */
  EdtfDate completion() {
    return Stream.concat(arrived().map(Delivery::effective), lastChangeOfOrder().stream())
        .max(Comparator.naturalOrder())
        .orElse(signed);
  }

  private Optional<EdtfDate> lastChangeOfOrder() {
    Optional<EdtfDate> changed = Optional.empty();
    Map<String, Quantity> before = Map.of();
    for (Statement statement : statements.values()) {
      if (statement.terms() == null) {
        continue;
      }
      Map<String, Quantity> ordered =
          statement.terms().items().stream().collect(Collectors.toMap(Item::id, Item::quantity));
      if (!before.isEmpty() && !before.equals(ordered)) {
        changed = Optional.of(statement.effective());
      }
      before = ordered;
    }
    return changed;
  }

  List<EdtfDate> datesAfterSigning() {
    List<EdtfDate> dates = new ArrayList<>();
    if (inForce != null && !inForce.equals(signed)) {
      dates.add(inForce);
    }
    statements.forEach(
        (name, statement) -> {
          if (!name.equals(SIGNATURE)) {
            dates.add(statement.effective());
          }
        });
    arrived().forEach(delivery -> dates.add(delivery.effective()));
    return dates;
  }

  /** Signed on another day; what entered into force with its signature does so with the new one. */
  Agreement signed(EdtfDate day) {
    EdtfDate force = inForce != null && inForce.equals(signed) ? day : inForce;
    Map<String, Statement> dated = new LinkedHashMap<>(statements);
    dated.computeIfPresent(SIGNATURE, (_, s) -> new Statement(s.terms(), day));
    return with(day, dated, schedule, openConditions, closedConditions, force, deliveries);
  }

  Agreement statement(String name, Statement statement) {
    Map<String, Statement> more = GrowingMap.of(statements).with(name, statement);
    return with(signed, more, schedule, openConditions, closedConditions, inForce, deliveries);
  }

  Agreement schedule(@Nullable DeliverySchedule other) {
    DeliverySchedule plan = other == null ? schedule : other;
    return with(signed, statements, plan, openConditions, closedConditions, inForce, deliveries);
  }

  Agreement closed(String condition, EdtfDate effective) {
    Set<String> open = new LinkedHashSet<>(openConditions);
    open.remove(condition);
    Map<String, EdtfDate> closed = GrowingMap.of(closedConditions).with(condition, effective);
    return with(signed, statements, schedule, open, closed, inForce, deliveries);
  }

  Agreement inForce(EdtfDate since) {
    return with(signed, statements, schedule, openConditions, closedConditions, since, deliveries);
  }

  Agreement delivery(String name, Delivery delivery) {
    return with(
        signed,
        statements,
        schedule,
        openConditions,
        closedConditions,
        inForce,
        deliveries.with(name, delivery));
  }

  Agreement claims(Map<String, Claim> others) {
    return new Agreement(
        buyer,
        talksOpened,
        signed,
        statements,
        schedule,
        openConditions,
        closedConditions,
        earlyDeliveries,
        framework,
        inForce,
        deliveries,
        others);
  }

  private Agreement with(
      EdtfDate signed,
      Map<String, Statement> statements,
      DeliverySchedule schedule,
      Set<String> openConditions,
      Map<String, EdtfDate> closedConditions,
      @Nullable EdtfDate inForce,
      Deliveries deliveries) {
    return new Agreement(
        buyer,
        talksOpened,
        signed,
        statements,
        schedule,
        openConditions,
        closedConditions,
        earlyDeliveries,
        framework,
        inForce,
        deliveries,
        claims);
  }
}
