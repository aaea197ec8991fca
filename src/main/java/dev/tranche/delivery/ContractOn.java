package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import dev.tranche.contract.Condition;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.History;
import dev.tranche.contract.History.Closing;
import dev.tranche.contract.History.Delivered;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Statement;
import dev.tranche.fact.Statement.Known;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One contract from a viewpoint: as it stood at the end of a day, by what was known on a day. It
 * follows from the contract's history alone. Nothing counts as ordered or delivered on a day on
 * which the signature does not count.
 *
 * <p>Of several facts that hold on a day the last recorded counts. A correction counts from when it
 * is known. An entry into force that surfaces after a stop or an end does not undo it. What came
 * with the signature moves with a corrected date of it.
 *
 * <p>Always: ordered = delivered + outstanding + cancelled. Where the facts known on some day
 * contradict each other, more can be delivered than ordered; the outstanding is then negative.
 */
final class ContractOn {

  private final History history;
  private final Viewpoint viewpoint;
  private final LocalDate day;
  private final KnownFacts facts;

  /** When it was signed, whether that is reached or not; absent where no signature is known. */
  private final @Nullable EdtfDate signature;

  private final List<Known<Status>> statuses;
  private final @Nullable Known<Status> stage;
  private final @Nullable Status status;
  private final @Nullable Terms terms;
  private final DeliverySchedule schedule;
  private final List<Known<Delivered>> deliveries;
  private final Map<String, Long> delivered = new HashMap<>();

  ContractOn(History history, Viewpoint viewpoint) {
    this.history = history;
    this.viewpoint = viewpoint;
    this.day = viewpoint.asOf();
    this.facts = new KnownFacts(history, viewpoint);
    this.signature = facts.signature();
    this.statuses = facts.statuses();
    this.stage = last(statuses);
    this.status = stage == null ? null : stage.value();
    Known<Terms> held = last(facts.terms());
    this.terms = held == null ? null : held.value();
    Known<DeliverySchedule> plan = isSigned() ? last(facts.schedules()) : null;
    this.schedule = plan == null ? DeliverySchedule.UNKNOWN : plan.value();
    this.deliveries = counted();
    deliveries.forEach(d -> delivered.merge(d.value().item(), units(d), Long::sum));
  }

  private static long units(Known<Delivered> delivery) {
    return delivery.value().quantity().units();
  }

  private List<Known<Delivered>> counted() {
    Set<String> items = new HashSet<>();
    ordered().forEach(item -> items.add(item.id()));
    List<Known<Delivered>> counted = new ArrayList<>();
    if (items.isEmpty()) {
      return counted;
    }
    for (Statement<Delivered> each : history.deliveries().values()) {
      Known<Delivered> seen = each.seenFrom(viewpoint);
      if (seen != null && items.contains(seen.value().item()) && units(seen) > 0) {
        counted.add(seen);
      }
    }
    counted.sort(Comparator.comparing(Known::effective));
    return counted;
  }

  /** The terms that are known, dated from when on they hold, and by whom they were first stated. */
  List<Known<Terms>> knownTerms() {
    return facts.terms();
  }

  String reference() {
    return history.reference();
  }

  Viewpoint viewpoint() {
    return viewpoint;
  }

  /** Absent where neither talks nor a signature are known. */
  @Nullable Party buyer() {
    if (signature != null) {
      return history.signed().value().buyer();
    }
    return history.talks() != null && viewpoint.knows(history.talks().provenance())
        ? history.talks().value()
        : null;
  }

  /** The framework agreement that it was called off under, if any. */
  @Nullable String framework() {
    return isSigned() ? history.signed().value().framework() : null;
  }

  /** The conditions precedent that it was signed with. */
  List<Condition> conditions() {
    return isSigned() ? history.signed().value().conditions() : List.of();
  }

  /** What became of a condition, if anything had by then. */
  Optional<Known<Closing>> closing(String condition) {
    return history.closings().stream()
        .filter(each -> each.name().equals(condition))
        .flatMap(each -> Optional.ofNullable(each.seenFrom(viewpoint)).stream())
        .findFirst();
  }

  LocalDate day() {
    return day;
  }

  /** The day looked at, or the one on which the contract ended, where that is earlier. */
  LocalDate lastDay() {
    return stage != null && isEnded() ? stage.effective().latest() : day;
  }

  boolean isCompleted() {
    return status == Status.COMPLETED;
  }

  boolean isTerminated() {
    return status == Status.TERMINATED;
  }

  boolean isEnded() {
    return isCompleted() || isTerminated();
  }

  /** Whether deliveries can be expected: signed, and neither suspended nor ended. */
  boolean isRunning() {
    return status == Status.SIGNED || status == Status.IN_FORCE;
  }

  /** Empty where nothing of the contract had happened yet. */
  Optional<Status> status() {
    return Optional.ofNullable(status);
  }

  boolean isSigned() {
    return signed() != null && terms != null;
  }

  @Nullable EdtfDate signed() {
    return signature != null && reaches(signature) ? signature : null;
  }

  /** When it first came to this, if it had by then. */
  @Nullable EdtfDate since(Status wanted) {
    return statuses.stream()
        .filter(s -> s.value() == wanted && reaches(s.effective()))
        .map(Known::effective)
        .findFirst()
        .orElse(null);
  }

  /** That day, or the one of the signature where that counts later. */
  LocalDate signedBy(LocalDate day) {
    EdtfDate signature = signed();
    return signature == null || signature.latest().isBefore(day) ? day : signature.latest();
  }

  @Nullable Supplier supplier() {
    return terms == null ? null : terms.supplier();
  }

  /** What is agreed, or talked about. */
  List<Item> items() {
    return terms == null ? List.of() : terms.items();
  }

  @Nullable MonetaryValue value() {
    return terms == null ? null : terms.total().orElse(null);
  }

  /** What is ordered; no item before the signature. */
  List<Item> ordered() {
    return isSigned() ? items() : List.of();
  }

  DeliverySchedule schedule() {
    return schedule;
  }

  /** The batches planned of what is ordered, in the order in which they are due. */
  List<Batch> planned() {
    Set<String> items = new HashSet<>();
    ordered().forEach(item -> items.add(item.id()));
    return schedule.batches().stream().filter(b -> items.contains(b.item())).toList();
  }

  /** Units planned of what is ordered, by item. */
  Map<String, Long> plannedByItem() {
    return new DeliverySchedule(planned()).plannedByItem();
  }

  /** Whether the schedule plans all that is ordered. */
  boolean isWhollyPlanned() {
    Map<String, Long> units = plannedByItem();
    return isSigned()
        && ordered().stream()
            .allMatch(
                item ->
                    item.quantity().isKnown()
                        && units.getOrDefault(item.id(), 0L) >= item.quantity().units());
  }

  /** From when on deliveries can be planned: the first day on which it can have been signed. */
  Optional<LocalDate> start() {
    return Optional.ofNullable(signed())
        .map(EdtfDate::earliest)
        .filter(first -> !first.equals(LocalDate.MIN));
  }

  /**
   * The last due day of the schedule that was agreed first, as it has been corrected since; empty
   * where that did not plan all that was ordered then.
   */
  Optional<LocalDate> firstAgreedEnd() {
    return facts.schedules().stream()
        .filter(s -> reaches(s.effective()) && !s.value().batches().isEmpty())
        .map(Known::effective)
        .min(EdtfDate::compareTo)
        .map(first -> new ContractOn(history, viewpoint.on(first.latest())))
        .filter(ContractOn::isWhollyPlanned)
        .map(then -> then.planned().getLast().due().latest())
        .filter(end -> !end.equals(LocalDate.MAX));
  }

  List<Arrival> arrivals() {
    return deliveries.stream()
        .map(d -> new Arrival(d.value().item(), units(d), d.effective()))
        .toList();
  }

  /** The deliveries that count by then, of what is ordered, by their last possible day. */
  List<Known<Delivered>> deliveries() {
    return deliveries;
  }

  long delivered(String item) {
    return delivered.getOrDefault(item, 0L);
  }

  /**
   * Units ordered and neither delivered nor cancelled; nothing where the ordered number is unknown.
   */
  @Nullable Long outstanding(Item item) {
    if (!item.quantity().isKnown()) {
      return isEnded() ? Long.valueOf(0) : null;
    }
    return status == Status.TERMINATED ? 0 : item.quantity().units() - delivered(item.id());
  }

  /** Units that will never come. */
  @Nullable Long cancelled(Item item) {
    if (status != Status.TERMINATED) {
      return 0L;
    }
    return item.quantity().isKnown() ? item.quantity().units() - delivered(item.id()) : null;
  }

  /** The planned batches, each filled by what arrived of its item, the earliest due first. */
  List<BatchProgress> batches() {
    Map<String, List<Batch>> byItem =
        planned().stream().collect(Collectors.groupingBy(Batch::item));
    List<BatchProgress> filled = new ArrayList<>();
    for (Item item : ordered()) {
      long left = delivered(item.id());
      for (Batch batch : byItem.getOrDefault(item.id(), List.of())) {
        long arrived = Math.min(left, batch.quantity());
        left -= arrived;
        filled.add(
            new BatchProgress(
                item.id(), batch.due(), batch.quantity(), arrived, isLate(batch, arrived)));
      }
    }
    filled.sort(Comparator.comparing(BatchProgress::due));
    return filled;
  }

  private boolean isLate(Batch batch, long arrived) {
    return !isEnded() && arrived < batch.quantity() && batch.due().latest().isBefore(day);
  }

  boolean mayReach(EdtfDate date) {
    return !date.earliest().isAfter(day);
  }

  boolean reaches(EdtfDate date) {
    return !date.latest().isAfter(day);
  }

  private <T> @Nullable Known<T> last(List<Known<T>> facts) {
    for (int at = facts.size() - 1; at >= 0; at--) {
      if (reaches(facts.get(at).effective())) {
        return facts.get(at);
      }
    }
    return null;
  }
}
