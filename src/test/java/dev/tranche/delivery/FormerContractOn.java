package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Item;
import dev.tranche.contract.MonetaryValue;
import dev.tranche.contract.Supplier;
import dev.tranche.contract.Terms;
import dev.tranche.delivery.FormerProgress.Delivery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One contract as it stood at the end of a day: what had certainly happened by then. Nothing counts
 * as ordered or delivered on a day on which the signature does not count.
 *
 * <p>Always: ordered = delivered + outstanding + cancelled. Where the facts known on some day
 * contradict each other, more can be delivered than ordered; the outstanding is then negative.
 */
final class FormerContractOn {

  private final FormerProgress progress;
  private final LocalDate day;
  private final @Nullable FormerDated<Status> stage;
  private final @Nullable Status status;
  private final @Nullable Terms terms;

  FormerContractOn(FormerProgress progress, LocalDate day) {
    this.progress = progress;
    this.day = day;
    this.stage = lastOf(progress.statuses());
    this.status = stage == null ? null : stage.value();
    this.terms = last(progress.terms());
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
    EdtfDate signature = progress.signature();
    return signature != null && reaches(signature) ? signature : null;
  }

  /** When it first came to this, if it had by then. */
  @Nullable EdtfDate since(Status wanted) {
    return progress.statuses().stream()
        .filter(s -> s.value() == wanted && reaches(s.effective()))
        .map(FormerDated::effective)
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
    DeliverySchedule schedule = last(progress.schedules());
    return schedule == null || !isSigned() ? DeliverySchedule.UNKNOWN : schedule;
  }

  /** The batches planned of what is ordered, in the order in which they are due. */
  List<Batch> planned() {
    List<String> items = ordered().stream().map(Item::id).toList();
    return schedule().batches().stream().filter(b -> items.contains(b.item())).toList();
  }

  /** Whether the schedule plans all that is ordered. */
  boolean isWhollyPlanned() {
    return isSigned()
        && ordered().stream()
            .allMatch(
                item ->
                    item.quantity().isKnown()
                        && schedule().planned(item.id()) >= item.quantity().units());
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
    return progress.schedules().stream()
        .filter(s -> reaches(s.effective()) && !s.value().batches().isEmpty())
        .map(FormerDated::effective)
        .min(EdtfDate::compareTo)
        .map(first -> new FormerContractOn(progress, first.latest()))
        .filter(FormerContractOn::isWhollyPlanned)
        .map(then -> then.planned().getLast().due().latest())
        .filter(end -> !end.equals(LocalDate.MAX));
  }

  List<Arrival> arrivals() {
    return deliveries().stream()
        .map(d -> new Arrival(d.item(), d.quantity().units(), d.effective()))
        .toList();
  }

  /** The deliveries that count by then, of what is ordered, by their last possible day. */
  List<Delivery> deliveries() {
    List<String> items = ordered().stream().map(Item::id).toList();
    return progress.deliveries().values().stream()
        .filter(d -> reaches(d.effective()) && items.contains(d.item()) && d.quantity().units() > 0)
        .sorted((a, b) -> a.effective().compareTo(b.effective()))
        .toList();
  }

  long delivered(String item) {
    return deliveries().stream()
        .filter(d -> d.item().equals(item))
        .mapToLong(d -> d.quantity().units())
        .sum();
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
    List<BatchProgress> filled = new ArrayList<>();
    for (Item item : ordered()) {
      long left = delivered(item.id());
      for (Batch batch : schedule().batches()) {
        if (batch.item().equals(item.id())) {
          long arrived = Math.min(left, batch.quantity());
          left -= arrived;
          filled.add(
              new BatchProgress(
                  item.id(), batch.due(), batch.quantity(), arrived, isLate(batch, arrived)));
        }
      }
    }
    filled.sort((a, b) -> a.due().compareTo(b.due()));
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

  private <T> @Nullable T last(Collection<FormerDated<T>> facts) {
    FormerDated<T> found = lastOf(facts);
    return found == null ? null : found.value();
  }

  private <T> @Nullable FormerDated<T> lastOf(Collection<FormerDated<T>> facts) {
    FormerDated<T> found = null;
    for (FormerDated<T> fact : facts) {
      found = reaches(fact.effective()) ? fact : found;
    }
    return found;
  }
}
