package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tranche.contract.Agreement.Delivery;
import dev.tranche.contract.Agreement.Statement;
import dev.tranche.contract.Claim.Standing;
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
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.GrowingMap;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Party;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a contract stands, with what is needed to decide on its next command. {@link #evolve} is
 * the one fold from its events; a history that cannot have happened throws.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface ContractState {

  /** Nothing is recorded yet. */
  record Unrecorded() implements ContractState {}

  /** Talks go on; claims by name. */
  record InTalks(Party buyer, Terms terms, EdtfDate opened, Map<String, Claim> claims)
      implements ContractState {
    public InTalks {
      claims = GrowingMap.of(claims);
    }
  }

  record Abandoned(Party buyer, Terms terms) implements ContractState {}

  /** Every state from the signature on. */
  sealed interface Agreed extends ContractState {
    Agreement agreement();

    /** Since when it rests or has ended with units to come; absent where it goes on. */
    default @Nullable EdtfDate stopped() {
      return switch (this) {
        case Suspended s -> s.since();
        case Terminated s -> s.on();
        case Signed _, InForce _, Completed _ -> null;
      };
    }

    /** Whether it goes on: it neither rests nor has ended. */
    default boolean runs() {
      return this instanceof Signed || this instanceof InForce;
    }

    /** Whether it has not ended. */
    default boolean lasts() {
      return runs() || this instanceof Suspended;
    }
  }

  /** Signed; conditions are open, or the entry into force is still to come. */
  record Signed(Agreement agreement) implements Agreed {}

  record InForce(Agreement agreement) implements Agreed {}

  record Suspended(Agreement agreement, EdtfDate since) implements Agreed {}

  record Completed(Agreement agreement, EdtfDate on) implements Agreed {}

  record Terminated(Agreement agreement, EdtfDate on) implements Agreed {}

  /** Where every contract begins. */
  static ContractState initial() {
    return new Unrecorded();
  }

  /** The state in words that follow "the contract is": {@code in force}. */
  default String inWords() {
    return switch (this) {
      case Unrecorded _ -> "not in the book";
      case InTalks _ -> "in talks";
      case Abandoned _ -> "abandoned";
      case Signed _ -> "signed but not in force";
      case InForce _ -> "in force";
      case Suspended _ -> "suspended";
      case Completed _ -> "completed";
      case Terminated _ -> "terminated";
    };
  }

  /** The state after the event; throws {@link ImpossibleHistory} where the event cannot follow. */
  static ContractState evolve(ContractState state, ContractEvent event) {
    ContractState after = after(state, event);
    if (after instanceof Agreed agreed && !isSound(agreed.agreement(), event)) {
      throw ImpossibleHistory.of(event, event.reference(), state.inWords());
    }
    return after;
  }

  /** A delivery leaves all items but its own as they were. */
  private static boolean isSound(Agreement after, ContractEvent event) {
    @Nullable String delivered =
        event instanceof DeliveryMade made
            ? made.item()
            : event instanceof DeliveryCorrected corrected ? corrected.item() : null;
    return delivered == null ? after.isSound() : after.isSound(delivered);
  }

  private static ContractState after(ContractState state, ContractEvent event) {
    EdtfDate effective = event.provenance().effective();
    return switch (event) {
      case TalksOpened e when state instanceof Unrecorded ->
          new InTalks(e.buyer(), e.terms(), effective, Map.of());
      case TermsRevised e when state instanceof InTalks s ->
          new InTalks(s.buyer(), e.terms(), s.opened(), s.claims());
      case SupplierSelected e when state instanceof InTalks s ->
          new InTalks(s.buyer(), s.terms().supplier(e.supplier()), s.opened(), s.claims());
      case TalksAbandoned _ when state instanceof InTalks s -> new Abandoned(s.buyer(), s.terms());
      case ContractSigned e when state instanceof Unrecorded || state instanceof InTalks ->
          new Signed(Agreement.of(e, state instanceof InTalks s ? s : null));
      case ConditionMet e when state instanceof Agreed s && s.agreement().isOpen(e.condition()) ->
          with(s, s.agreement().closed(e.condition(), effective));
      case ConditionWaived e
          when state instanceof Agreed s && s.agreement().isOpen(e.condition()) ->
          with(s, s.agreement().closed(e.condition(), effective));
      case EnteredIntoForce _
          when state instanceof Agreed s
              && s.agreement().inForce() == null
              && s.agreement().openConditions().isEmpty() ->
          with(s, s.agreement().inForce(effective));
      case ScheduleRevised e when state instanceof Agreed s && s.lasts() ->
          with(s, s.agreement().schedule(e.schedule()));
      case ContractAmended e when state instanceof Agreed s && s.lasts() ->
          with(s, amended(s.agreement(), e));
      case DeliveryMade e
          when state instanceof Agreed s && !s.agreement().deliveries().containsKey(e.delivery()) ->
          with(
              s,
              s.agreement()
                  .delivery(e.delivery(), new Delivery(e.item(), e.quantity(), effective)));
      case ContractSuspended _ when state instanceof Agreed s && s.runs() ->
          new Suspended(s.agreement(), effective);
      case ContractResumed _ when state instanceof Suspended s -> running(s.agreement());
      case ContractTerminated _ when state instanceof Agreed s && s.lasts() ->
          new Terminated(s.agreement(), effective);
      case ContractCompleted _ when state instanceof Agreed s && s.lasts() ->
          new Completed(s.agreement(), effective);
      case ContractReopened _ when state instanceof Completed s -> running(s.agreement());
      case DeliveryCorrected e
          when state instanceof Agreed s && s.agreement().deliveries().containsKey(e.delivery()) ->
          with(
              s,
              s.agreement()
                  .delivery(e.delivery(), new Delivery(e.item(), e.quantity(), effective)));
      case TermsCorrected e
          when state instanceof Agreed s && s.agreement().statements().containsKey(e.replaces()) ->
          with(
              s,
              s.agreement()
                  .statement(e.replaces(), new Statement(e.terms(), effective))
                  .schedule(e.schedule()));
      case SigningDateCorrected _ when state instanceof Agreed s ->
          with(s, s.agreement().signed(effective));
      case ClaimStated e when Claims.canBeMadeOf(state) && !Claims.has(state, e.claim()) ->
          Claims.with(state, e.claim(), Claim.of(e));
      case ClaimAdopted e when state instanceof Agreed && Claims.has(state, e.claim()) ->
          Claims.adopted(state, e.claim());
      case ClaimWithdrawn e when Claims.has(state, e.claim()) ->
          Claims.with(state, e.claim(), Claims.get(state, e.claim()).standing(Standing.WITHDRAWN));
      case TalksOpened _,
          TermsRevised _,
          SupplierSelected _,
          TalksAbandoned _,
          ContractSigned _,
          ConditionMet _,
          ConditionWaived _,
          EnteredIntoForce _,
          ScheduleRevised _,
          ContractAmended _,
          DeliveryMade _,
          ContractSuspended _,
          ContractResumed _,
          ContractTerminated _,
          ContractCompleted _,
          ContractReopened _,
          DeliveryCorrected _,
          TermsCorrected _,
          SigningDateCorrected _,
          ClaimStated _,
          ClaimAdopted _,
          ClaimWithdrawn _ ->
          throw ImpossibleHistory.of(event, event.reference(), state.inWords());
    };
  }

  private static Agreement amended(Agreement agreement, ContractAmended e) {
    return agreement
        .statement(e.amendment(), new Statement(e.terms(), e.provenance().effective()))
        .schedule(e.schedule());
  }

  private static ContractState running(Agreement agreement) {
    return agreement.inForce() == null ? new Signed(agreement) : new InForce(agreement);
  }

  static ContractState with(Agreed state, Agreement agreement) {
    return switch (state) {
      case Signed _, InForce _ -> running(agreement);
      case Suspended s -> new Suspended(agreement, s.since());
      case Completed s -> new Completed(agreement, s.on());
      case Terminated s -> new Terminated(agreement, s.on());
    };
  }
}
