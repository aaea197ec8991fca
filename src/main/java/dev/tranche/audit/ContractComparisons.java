package dev.tranche.audit;

import dev.tranche.audit.ContractDifference.BeforeAndAfter;
import dev.tranche.audit.EventReader.Shown;
import dev.tranche.backlog.Accounts;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.Correction;
import dev.tranche.delivery.RecordedContract;
import dev.tranche.delivery.RecordedContract.Stage;
import dev.tranche.delivery.Status;
import dev.tranche.fact.Viewpoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Compares two pictures of one contract, and finds the events that make the difference. */
@Component
class ContractComparisons {

  private final History history;
  private final Accounts accounts;

  ContractComparisons(History history, Accounts accounts) {
    this.history = history;
    this.accounts = accounts;
  }

  /**
   * Compares.
   *
   * @param different the numbers of the events that make the difference
   */
  ContractDifference compare(
      RecordedContract contract, List<Integer> different, Viewpoint before, Viewpoint after) {
    List<Shown> shown = new ArrayList<>();
    history.forEach(contract.reference(), shown::add);
    List<Shown> making = different.stream().map(shown::get).toList();
    List<ContractEvent> events = new ArrayList<>();
    for (Shown each : making) {
      if (each.event() instanceof ContractEvent event) {
        events.add(event);
      }
    }
    Accounts.Difference account = accounts.difference(contract, before, after);
    Stage was = contract.on(before);
    Stage is = contract.on(after);
    Slip slip = Slip.between(was.schedule(), is.schedule());
    return new ContractDifference(
        contract.reference(),
        List.copyOf(changes(account, was, is, slip, events)),
        new BeforeAndAfter<>(was.status(), is.status()),
        was.signed() == null && is.signed() == null
            ? null
            : new BeforeAndAfter<>(was.signed(), is.signed()),
        account.backlog(),
        account.orderIntake(),
        account.deliveries(),
        account.cancellations(),
        slip.isNone() ? null : slip,
        making.stream().limit(ContractDifference.MOST_EVENTS).map(Shown::recorded).toList(),
        making.size());
  }

  private static Set<Change> changes(
      Accounts.Difference account, Stage was, Stage is, Slip slip, List<ContractEvent> events) {
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

  private static boolean becomes(Status status, Stage was, Stage is) {
    return is.status() == status && was.status() != status;
  }
}
