package dev.tranche.framework.processing;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.Agreement.Statement;
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
import dev.tranche.contract.ContractState;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.framework.FrameworkCommand.RecordCallOff;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records with a framework agreement what contracts call off from it: at the signature, and
 * whenever an amendment or a correction changes that.
 *
 * <p>What a contract called off before and after an event is folded from its own stream up to that
 * event. So an event leads to the same command each time it is delivered, under the same
 * idempotency key, and to none where it changes nothing of the call-off.
 */
@Component
@ProcessingGroup("call-offs")
@DisallowReplay
class CallOffs {

  private final CommandGateway gateway;
  private final EventStore log;

  CallOffs(CommandGateway gateway, EventStore log) {
    this.gateway = gateway;
    this.log = log;
  }

  @EventHandler
  void on(ContractEvent event, @SequenceNumber long sequence, @MessageIdentifier String id) {
    switch (event) {
      case ContractSigned _, ContractAmended _, TermsCorrected _, SigningDateCorrected _ ->
          follow(event, sequence, id);
      case TalksOpened _,
          TermsRevised _,
          SupplierSelected _,
          TalksAbandoned _,
          ConditionMet _,
          ConditionWaived _,
          EnteredIntoForce _,
          ScheduleRevised _,
          DeliveryMade _,
          ContractSuspended _,
          ContractResumed _,
          ContractTerminated _,
          ContractCompleted _,
          ContractReopened _,
          DeliveryCorrected _,
          ClaimStated _,
          ClaimAdopted _,
          ClaimWithdrawn _ -> {
        // None of these changes what is called off.
      }
    }
  }

  private void follow(ContractEvent event, long sequence, String id) {
    ContractState before = stateBefore(event.reference(), sequence);
    Called was = Called.off(before);
    Called is = Called.off(ContractState.evolve(before, event));
    if (is != null && !is.equals(was)) {
      RecordCallOff command =
          new RecordCallOff(
              is.framework(),
              event.reference(),
              is.items(),
              is.effective(),
              event.provenance().source(),
              event.provenance().recorded());
      send(
          GenericCommandMessage.<RecordCallOff>asCommandMessage(command)
              .andMetaData(Map.of("idempotencyKey", "call-off:" + id)));
    }
  }

  /**
   * Outside of the unit of work in which events are handled: within it, what the command records
   * would be kept back until the whole batch is handled, and then recorded without its key.
   */
  private void send(CommandMessage<RecordCallOff> command) {
    if (!CurrentUnitOfWork.isStarted()) {
      gateway.sendAndWait(command);
      return;
    }
    UnitOfWork<?> handling = CurrentUnitOfWork.get();
    CurrentUnitOfWork.clear(handling);
    try {
      gateway.sendAndWait(command);
    } finally {
      CurrentUnitOfWork.set(handling);
    }
  }

  private ContractState stateBefore(String contract, long sequence) {
    ContractState state = ContractState.initial();
    if (sequence == 0) {
      return state;
    }
    DomainEventStream history = log.readEvents(contract, 0);
    while (history.hasNext()) {
      DomainEventMessage<?> message = history.next();
      if (message.getSequenceNumber() >= sequence) {
        break;
      }
      state = ContractState.evolve(state, (ContractEvent) message.getPayload());
    }
    return state;
  }

  /** What a contract calls off from which framework agreement, and since when. */
  private record Called(String framework, List<Item> items, EdtfDate effective) {

    static @Nullable Called off(ContractState state) {
      Agreement agreement = state instanceof Agreed agreed ? agreed.agreement() : null;
      if (agreement == null || agreement.framework() == null) {
        return null;
      }
      Called last = null;
      for (Statement statement : agreement.statements().values()) {
        if (statement.terms() != null) {
          last =
              new Called(agreement.framework(), statement.terms().items(), statement.effective());
        }
      }
      return last;
    }
  }
}
