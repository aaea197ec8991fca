package dev.tranche.pages.deal;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ConditionMet;
import dev.tranche.contract.ContractEvent.ConditionWaived;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksAbandoned;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.contract.Item;
import dev.tranche.delivery.BatchProgress;
import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.DeliveryProgress;
import dev.tranche.fact.EdtfDate;
import dev.tranche.pages.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to a contract and what is still due, in the order of the world. */
final class Life {

  private static final Formats F = Formats.INSTANCE;

  private Life() {}

  /**
   * One moment of it.
   *
   * @param mark a shape of its own for each kind
   * @param kind in words, for whom the mark says nothing
   * @param vague whether no day is certain
   * @param late whether it is a batch that is overdue
   * @param seen the event behind it; absent of a batch that is due
   */
  record Moment(
      String mark,
      String kind,
      EdtfDate date,
      String told,
      boolean vague,
      boolean late,
      @Nullable Seen seen) {}

  /** By the dates of what happened, each thing recorded of a day in the order of the log. */
  static List<Moment> of(
      List<Seen> events,
      ContractDetails contract,
      DeliveryProgress progress,
      Map<String, String> designations) {
    List<Moment> life = new ArrayList<>();
    events.stream().filter(event -> !isClaim(event)).map(Life::moment).forEach(life::add);
    due(contract, progress, designations).forEach(life::add);
    life.sort(Comparator.comparing(Moment::date, Comparator.comparing(EdtfDate::latest)));
    return life;
  }

  static boolean isClaim(Seen event) {
    return event.stated() instanceof ClaimStated
        || event.stated() instanceof ClaimAdopted
        || event.stated() instanceof ClaimWithdrawn;
  }

  private static Moment moment(Seen seen) {
    String name = seen.event().event();
    EdtfDate date = seen.provenance().effective();
    return new Moment(
        mark(seen.stated()), F.name(name), date, seen.told(), isVague(date), false, seen);
  }

  private static String mark(ContractEvent event) {
    return switch (event) {
      case TalksOpened _, TermsRevised _, SupplierSelected _, TalksAbandoned _ -> "\u25C7";
      case ContractSigned _ -> "\u25C6";
      case ConditionMet _, ConditionWaived _, EnteredIntoForce _ -> "\u25A3";
      case DeliveryMade _ -> "\u25CF";
      case ContractAmended _, ScheduleRevised _ -> "\u25B3";
      case ContractCompleted _ -> "\u2713";
      case ContractSuspended _, ContractResumed _ -> "\u2016";
      case ContractTerminated _ -> "\u2715";
      case ContractReopened _, DeliveryCorrected _, TermsCorrected _, SigningDateCorrected _ ->
          "\u270E";
      case ClaimStated _, ClaimAdopted _, ClaimWithdrawn _ -> "\u00B7";
    };
  }

  /** The batches that are not whole, as long as they are to come. */
  private static Stream<Moment> due(
      ContractDetails contract, DeliveryProgress progress, Map<String, String> designations) {
    boolean isOver =
        switch (contract.status()) {
          case COMPLETED, TERMINATED, ABANDONED, IN_TALKS -> true;
          case SIGNED, IN_FORCE, SUSPENDED -> false;
        };
    return progress.batches().stream()
        .filter(batch -> !isOver && batch.delivered() < batch.planned())
        .map(batch -> moment(batch, designations));
  }

  private static Moment moment(BatchProgress batch, Map<String, String> designations) {
    String told =
        "%s %s due%s"
            .formatted(
                F.number(batch.planned()),
                designations.getOrDefault(batch.item(), batch.item()),
                batch.delivered() == 0
                    ? ""
                    : ", %s of them delivered".formatted(F.number(batch.delivered())));
    return new Moment(
        "\u25CB", "Batch due", batch.due(), told, isVague(batch.due()), batch.late(), null);
  }

  /** What the items are called, by their ids. */
  static Map<String, String> designations(ContractDetails contract) {
    return contract.items().stream().collect(Collectors.toMap(Item::id, Item::designation));
  }

  static boolean isVague(EdtfDate date) {
    return !date.earliest().equals(date.latest()) || date.qualifier() != EdtfDate.Qualifier.NONE;
  }
}
