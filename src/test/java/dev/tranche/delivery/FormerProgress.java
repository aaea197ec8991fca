package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Agreement;
import dev.tranche.contract.Condition;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Party;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Source;
import dev.tranche.contract.Supplier;
import dev.tranche.contract.Terms;
import dev.tranche.contract.Viewpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one contract, every fact with its day: the fold of its events, or of those
 * that were known on some day. {@link FormerContractOn} reads from it how the contract stood as of
 * a day.
 *
 * <p>Facts stand in the order in which they were recorded, and of several that hold on a day the
 * last recorded is the one that counts. A correction is seen once what it replaces is seen.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FormerProgress(
    String reference,
    @Nullable Party buyer,
    @Nullable String framework,
    List<FormerDated<Status>> statuses,
    List<FormerDated<Terms>> terms,
    List<FormerDated<DeliverySchedule>> schedules,
    List<Condition> conditions,
    List<FormerDated<String>> closings,
    Map<String, Delivery> deliveries,
    FormerClaims claims) {

  /** Units that arrived; none where a correction says that nothing did. */
  record Delivery(String item, Quantity quantity, EdtfDate effective, Source source) {}

  static FormerProgress initial() {
    return new FormerProgress(
        "",
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        FormerClaims.NONE);
  }

  /** The part of the history that was known then. */
  static boolean knownOn(Viewpoint viewpoint, ContractEvent event) {
    return viewpoint.knows(event.provenance());
  }

  static FormerProgress evolve(FormerProgress before, ContractEvent event) {
    return FormerStep.of(before.named(event.reference()), event)
        .claims(FormerClaims.evolve(before, event));
  }

  private FormerProgress named(String name) {
    if (!reference.isEmpty() && !reference.equals(name)) {
      throw new IllegalStateException("%s cannot follow %s.".formatted(name, reference));
    }
    return new FormerProgress(
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

  FormerProgress between(Party by, @Nullable String under) {
    return new FormerProgress(
        reference, by, under, statuses, terms, schedules, conditions, closings, deliveries, claims);
  }

  FormerProgress status(Status status, EdtfDate on) {
    return status(status.toString(), status, on);
  }

  FormerProgress status(String name, Status status, EdtfDate on) {
    return with(FormerDated.plus(statuses, new FormerDated<>(name, status, on)), terms, schedules);
  }

  /** An entry into force that surfaces after a stop or an end does not undo it. */
  FormerProgress inForce(EdtfDate on) {
    List<FormerDated<Status>> more = new ArrayList<>(statuses);
    int at = more.size();
    while (at > 0 && more.get(at - 1).value().isStop()) {
      at--;
    }
    more.add(at, new FormerDated<>(Status.IN_FORCE.toString(), Status.IN_FORCE, on));
    return with(more, terms, schedules);
  }

  FormerProgress terms(String name, @Nullable Terms value, EdtfDate on) {
    return value == null
        ? this
        : with(statuses, FormerDated.plus(terms, new FormerDated<>(name, value, on)), schedules);
  }

  FormerProgress schedule(String name, @Nullable DeliverySchedule value, EdtfDate on) {
    return value == null
        ? this
        : with(statuses, terms, FormerDated.plus(schedules, new FormerDated<>(name, value, on)));
  }

  FormerProgress selected(Supplier supplier, EdtfDate on) {
    return terms.isEmpty()
        ? this
        : terms(Agreement.TALKS, terms.getLast().value().supplier(supplier), on);
  }

  FormerProgress corrected(String name, Terms right) {
    return with(
        statuses,
        FormerDated.each(
            terms, d -> d.name().equals(name) ? new FormerDated<>(name, right, d.effective()) : d),
        schedules);
  }

  /**
   * Signed on another day; what came with the signature, the entry into force too, moves with it.
   */
  FormerProgress signed(EdtfDate day) {
    EdtfDate before = signature();
    if (before == null) {
      return this;
    }
    return with(
        FormerDated.each(
            statuses,
            d ->
                d.value() == Status.IN_FORCE && d.effective().equals(before)
                    ? d.on(day)
                    : moved(d, day)),
        FormerDated.each(terms, d -> moved(d, day)),
        FormerDated.each(schedules, d -> moved(d, day)));
  }

  /** When it was signed; absent where no signature is known. */
  @Nullable EdtfDate signature() {
    return statuses.stream()
        .filter(d -> d.name().equals(Agreement.SIGNATURE))
        .map(FormerDated::effective)
        .findFirst()
        .orElse(null);
  }

  private static <T> FormerDated<T> moved(FormerDated<T> fact, EdtfDate day) {
    return fact.name().equals(Agreement.SIGNATURE) ? fact.on(day) : fact;
  }

  FormerProgress conditions(List<Condition> open) {
    return new FormerProgress(
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

  FormerProgress closed(String condition, String how, EdtfDate on) {
    return new FormerProgress(
        reference,
        buyer,
        framework,
        statuses,
        terms,
        schedules,
        conditions,
        FormerDated.plus(closings, new FormerDated<>(condition, how, on)),
        deliveries,
        claims);
  }

  FormerProgress delivery(String name, Delivery delivery) {
    Map<String, Delivery> more = new LinkedHashMap<>(deliveries);
    more.put(name, delivery);
    return new FormerProgress(
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

  private FormerProgress claims(FormerClaims others) {
    return others.equals(claims)
        ? this
        : new FormerProgress(
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
    return FormerDated.has(statuses, Status.IN_FORCE.toString()) ? Status.IN_FORCE : Status.SIGNED;
  }

  private FormerProgress with(
      List<FormerDated<Status>> otherStatuses,
      List<FormerDated<Terms>> otherTerms,
      List<FormerDated<DeliverySchedule>> otherSchedules) {
    return new FormerProgress(
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
