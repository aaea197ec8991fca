package dev.tranche.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contract from its signature on.
 *
 * @param statements the terms as agreed with the signature and with each amendment, by name, oldest
 *     first
 * @param openConditions conditions precedent that are neither met nor waived
 * @param inForce when it entered into force; absent before
 * @param deliveries by name, in the order in which they were recorded
 */
public record Agreement(
    Party buyer,
    EdtfDate signed,
    Map<String, Statement> statements,
    DeliverySchedule schedule,
    Set<String> openConditions,
    boolean earlyDeliveries,
    @Nullable String framework,
    @Nullable EdtfDate inForce,
    Map<String, Delivery> deliveries) {

  /** Names the terms that were agreed with the signature. */
  public static final String SIGNATURE = "signature";

  /** Terms, and since when they hold; none where an amendment left them as they were. */
  public record Statement(@Nullable Terms terms, EdtfDate effective) {}

  /** What arrived, and when; no unit where a correction says that nothing did. */
  public record Delivery(String item, Quantity quantity, EdtfDate effective) {}

  public Agreement {
    statements = Collections.unmodifiableMap(new LinkedHashMap<>(statements));
    openConditions = Set.copyOf(openConditions);
    deliveries = Collections.unmodifiableMap(new LinkedHashMap<>(deliveries));
  }

  static Agreement of(ContractEvent.ContractSigned e) {
    EdtfDate signed = e.provenance().effective();
    return new Agreement(
        e.buyer(),
        signed,
        Map.of(SIGNATURE, new Statement(e.terms(), signed)),
        e.schedule(),
        e.conditions().stream().map(Condition::id).collect(Collectors.toUnmodifiableSet()),
        e.earlyDeliveries(),
        e.framework(),
        null,
        Map.of());
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
    return deliveries.values().stream()
        .filter(d -> d.item().equals(item))
        .mapToLong(d -> d.quantity().units())
        .sum();
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
  public boolean isDelivered() {
    return terms().items().stream()
        .allMatch(item -> item.quantity().isKnown() && outstanding(item) == 0);
  }

  /** The latest of the deliveries, or the given date where that is later still. */
  EdtfDate lastDelivery(EdtfDate atLeast) {
    return deliveries.values().stream()
        .filter(d -> d.quantity().units() > 0)
        .map(Delivery::effective)
        .reduce(atLeast, (a, b) -> a.compareTo(b) >= 0 ? a : b);
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
    deliveries.values().forEach(delivery -> dates.add(delivery.effective()));
    return dates;
  }

  /** Signed on another day; what entered into force with its signature does so with the new one. */
  Agreement signed(EdtfDate day) {
    EdtfDate force = inForce != null && inForce.equals(signed) ? day : inForce;
    Map<String, Statement> dated = new LinkedHashMap<>(statements);
    dated.computeIfPresent(SIGNATURE, (_, s) -> new Statement(s.terms(), day));
    return new Agreement(
        buyer, day, dated, schedule, openConditions, earlyDeliveries, framework, force, deliveries);
  }

  Agreement statement(String name, Statement statement) {
    Map<String, Statement> more = new LinkedHashMap<>(statements);
    more.put(name, statement);
    return new Agreement(
        buyer,
        signed,
        more,
        schedule,
        openConditions,
        earlyDeliveries,
        framework,
        inForce,
        deliveries);
  }

  Agreement schedule(@Nullable DeliverySchedule other) {
    return other == null
        ? this
        : new Agreement(
            buyer,
            signed,
            statements,
            other,
            openConditions,
            earlyDeliveries,
            framework,
            inForce,
            deliveries);
  }

  Agreement closed(String condition) {
    Set<String> open =
        openConditions.stream()
            .filter(c -> !c.equals(condition))
            .collect(Collectors.toUnmodifiableSet());
    return new Agreement(
        buyer, signed, statements, schedule, open, earlyDeliveries, framework, inForce, deliveries);
  }

  Agreement inForce(EdtfDate since) {
    return new Agreement(
        buyer,
        signed,
        statements,
        schedule,
        openConditions,
        earlyDeliveries,
        framework,
        since,
        deliveries);
  }

  Agreement delivery(String name, Delivery delivery) {
    Map<String, Delivery> more = new LinkedHashMap<>(deliveries);
    more.put(name, delivery);
    return new Agreement(
        buyer,
        signed,
        statements,
        schedule,
        openConditions,
        earlyDeliveries,
        framework,
        inForce,
        more);
  }
}
