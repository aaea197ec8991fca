package dev.tranche.audit;

import dev.tranche.audit.ContractDifference.BeforeAndAfter;
import dev.tranche.backlog.Accounts;
import dev.tranche.contract.Batch;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.Correction;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Viewpoint;
import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.Contracts;
import dev.tranche.delivery.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares two pictures of one contract, and finds the events that make the difference. */
@Component
class ContractComparisons {

  /** Empty where the two pictures take the same events into account, and so are the same. */
  record Compared(int eventsLookedAt, Optional<ContractDifference> difference) {}

  private final History history;
  private final Contracts contracts;

  ContractComparisons(History history, Contracts contracts) {
    this.history = history;
    this.contracts = contracts;
  }

  Compared compare(Accounts.Difference account, Viewpoint before, Viewpoint after) {
    List<RecordedEvent> recorded = new ArrayList<>();
    List<ContractEvent> events = new ArrayList<>();
    history.forEach(
        account.reference(),
        shown -> {
          if (shown.event() instanceof ContractEvent event) {
            recorded.add(shown.recorded());
            events.add(event);
          }
        });
    List<Integer> different = SeenDifferently.among(events, before, after);
    if (different.isEmpty()) {
      return new Compared(events.size(), Optional.empty());
    }
    Stand was = new Stand(contracts.details(account.reference(), before).orElse(null));
    Stand is = new Stand(contracts.details(account.reference(), after).orElse(null));
    List<ContractEvent> making = different.stream().map(events::get).toList();
    Slip slip = Slip.between(was.batches(), is.batches());
    return new Compared(
        events.size(),
        Optional.of(
            new ContractDifference(
                account.reference(),
                List.copyOf(changes(account, was, is, slip, making)),
                new BeforeAndAfter<>(was.status(), is.status()),
                was.signed() == null && is.signed() == null
                    ? null
                    : new BeforeAndAfter<>(was.signed(), is.signed()),
                account.backlog(),
                account.orderIntake(),
                account.deliveries(),
                account.cancellations(),
                slip.isNone() ? null : slip,
                different.stream()
                    .limit(ContractDifference.MOST_EVENTS)
                    .map(recorded::get)
                    .toList(),
                different.size())));
  }

  /** What is needed of a contract in one picture; it may not be in it. */
  private record Stand(@Nullable ContractDetails details) {

    @Nullable Status status() {
      return details == null ? null : details.status();
    }

    @Nullable EdtfDate signed() {
      return details == null ? null : details.signed();
    }

    List<Batch> batches() {
      return details == null ? List.of() : details.schedule();
    }
  }

  private static Set<Change> changes(
      Accounts.Difference account, Stand was, Stand is, Slip slip, List<ContractEvent> events) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    add(changes, Change.NEW, was.status() == null && is.status() != null);
    add(changes, Change.GONE, was.status() != null && is.status() == null);
    add(changes, Change.SIGNED, was.signed() == null && is.signed() != null);
    add(changes, Change.DELIVERED, account.deliveries().units() > 0);
    add(changes, Change.SLIPPED, slip.unitsLater() > 0);
    add(changes, Change.BROUGHT_FORWARD, slip.unitsEarlier() > 0);
    add(changes, Change.AMENDED, events.stream().anyMatch(ContractAmended.class::isInstance));
    add(changes, Change.CORRECTED, events.stream().anyMatch(ContractComparisons::corrects));
    add(changes, Change.CLAIMED, events.stream().anyMatch(ContractComparisons::isOfClaim));
    add(changes, Change.SUSPENDED, becomes(Status.SUSPENDED, was, is));
    add(changes, Change.COMPLETED, becomes(Status.COMPLETED, was, is));
    add(changes, Change.TERMINATED, becomes(Status.TERMINATED, was, is));
    add(changes, Change.ABANDONED, becomes(Status.ABANDONED, was, is));
    add(changes, Change.OTHERWISE, changes.isEmpty());
    return changes;
  }

  /** An adopted claim stands behind a correction of its own. */
  private static boolean corrects(ContractEvent event) {
    return event instanceof Correction && !isOfClaim(event);
  }

  private static boolean isOfClaim(ContractEvent event) {
    return event instanceof ClaimStated
        || event instanceof ClaimAdopted
        || event instanceof ClaimWithdrawn;
  }

  private static void add(Set<Change> changes, Change change, boolean applies) {
    if (applies) {
      changes.add(change);
    }
  }

  private static boolean becomes(Status status, Stand was, Stand is) {
    return is.status() == status && was.status() != status;
  }
}
