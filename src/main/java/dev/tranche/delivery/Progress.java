package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Agreement;
import dev.tranche.contract.Condition;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.GrowingMap;
import dev.tranche.contract.ImpossibleHistory;
import dev.tranche.contract.Party;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Source;
import dev.tranche.contract.Supplier;
import dev.tranche.contract.Terms;
import dev.tranche.contract.Viewpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one contract, every fact with its day: the fold of its events, or of those
 * that were known on some day. {@link ContractOn} reads from it how the contract stood as of a day.
 *
 * <p>Facts stand in the order in which they were recorded, and of several that hold on a day the
 * last recorded is the one that counts. A correction is seen once what it replaces is seen.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Progress(
    String reference,
    @Nullable Party buyer,
    @Nullable String framework,
    List<Dated<Status>> statuses,
    List<Dated<Terms>> terms,
    List<Dated<DeliverySchedule>> schedules,
    List<Condition> conditions,
    List<Dated<String>> closings,
    Map<String, Delivery> deliveries,
    Claims claims) {

  /** Units that arrived; none where a correction says that nothing did. */
  record Delivery(String item, Quantity quantity, EdtfDate effective, Source source) {}

  static Progress initial() {
    return new Progress(
        "",
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Claims.NONE);
  }

  /** The part of the history that was known then. */
  static boolean knownOn(Viewpoint viewpoint, ContractEvent event) {
    return viewpoint.knows(event.provenance());
  }

  static Progress evolve(Progress before, ContractEvent event) {
    return Step.of(before.named(event.reference()), event).claims(Claims.evolve(before, event));
  }

  private Progress named(String name) {
    if (!reference.isEmpty() && !reference.equals(name)) {
      throw new ImpossibleHistory("%s cannot follow %s.".formatted(name, reference));
    }
    return new Progress(
        name,
        buyer,
        framework,
        statuses,
        terms,
        schedules,
        conditions,
        closings,
        deliveries,
        claims);
  }

  Progress between(Party by, @Nullable String under) {
    return new Progress(
        reference, by, under, statuses, terms, schedules, conditions, closings, deliveries, claims);
  }

  Progress status(Status status, EdtfDate on) {
    return status(status.toString(), status, on);
  }

  Progress status(String name, Status status, EdtfDate on) {
    return with(Dated.plus(statuses, new Dated<>(name, status, on)), terms, schedules);
  }

  /** An entry into force that surfaces after a stop or an end does not undo it. */
  Progress inForce(EdtfDate on) {
    List<Dated<Status>> more = new ArrayList<>(statuses);
    int at = more.size();
    while (at > 0 && more.get(at - 1).value().isStop()) {
      at--;
    }
    more.add(at, new Dated<>(Status.IN_FORCE.toString(), Status.IN_FORCE, on));
    return with(more, terms, schedules);
  }

  Progress terms(String name, @Nullable Terms value, EdtfDate on) {
    return value == null
        ? this
        : with(statuses, Dated.plus(terms, new Dated<>(name, value, on)), schedules);
  }

  Progress schedule(String name, @Nullable DeliverySchedule value, EdtfDate on) {
    return value == null
        ? this
        : with(statuses, terms, Dated.plus(schedules, new Dated<>(name, value, on)));
  }

  Progress selected(Supplier supplier, EdtfDate on) {
    return terms.isEmpty()
        ? this
        : terms(Agreement.TALKS, terms.getLast().value().supplier(supplier), on);
  }

  Progress corrected(String name, Terms right) {
    return with(
        statuses,
        Dated.each(terms, d -> d.name().equals(name) ? new Dated<>(name, right, d.effective()) : d),
        schedules);
  }

  /**
   * Signed on another day; what came with the signature, the entry into force too, moves with it.
   */
  Progress signed(EdtfDate day) {
    EdtfDate before = signature();
    if (before == null) {
      return this;
    }
    return with(
        Dated.each(
            statuses,
            d ->
                d.value() == Status.IN_FORCE && d.effective().equals(before)
                    ? d.on(day)
                    : moved(d, day)),
        Dated.each(terms, d -> moved(d, day)),
        Dated.each(schedules, d -> moved(d, day)));
  }

  /** When it was signed; absent where no signature is known. */
  @Nullable EdtfDate signature() {
    return statuses.stream()
        .filter(d -> d.name().equals(Agreement.SIGNATURE))
        .map(Dated::effective)
        .findFirst()
        .orElse(null);
  }

  private static <T> Dated<T> moved(Dated<T> fact, EdtfDate day) {
    return fact.name().equals(Agreement.SIGNATURE) ? fact.on(day) : fact;
  }

  Progress conditions(List<Condition> open) {
    return new Progress(
        reference,
        buyer,
        framework,
        statuses,
        terms,
        schedules,
        open,
        closings,
        deliveries,
        claims);
  }

  Progress closed(String condition, String how, EdtfDate on) {
    return new Progress(
        reference,
        buyer,
        framework,
        statuses,
        terms,
        schedules,
        conditions,
        Dated.plus(closings, new Dated<>(condition, how, on)),
        deliveries,
        claims);
  }

  Progress delivery(String name, Delivery delivery) {
    Map<String, Delivery> more = GrowingMap.of(deliveries).with(name, delivery);
    return new Progress(
        reference,
        buyer,
        framework,
        statuses,
        terms,
        schedules,
        conditions,
        closings,
        more,
        claims);
  }

  private Progress claims(Claims others) {
    return others.equals(claims)
        ? this
        : new Progress(
            reference,
            buyer,
            framework,
            statuses,
            terms,
            schedules,
            conditions,
            closings,
            deliveries,
            others);
  }

  Status running() {
    return Dated.has(statuses, Status.IN_FORCE.toString()) ? Status.IN_FORCE : Status.SIGNED;
  }

  private Progress with(
      List<Dated<Status>> otherStatuses,
      List<Dated<Terms>> otherTerms,
      List<Dated<DeliverySchedule>> otherSchedules) {
    return new Progress(
        reference,
        buyer,
        framework,
        otherStatuses,
        otherTerms,
        otherSchedules,
        conditions,
        closings,
        deliveries,
        claims);
  }
}
