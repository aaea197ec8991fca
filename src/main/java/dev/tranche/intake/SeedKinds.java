package dev.tranche.intake;

import static java.util.Map.entry;

import dev.tranche.contract.ContractCommand;
import dev.tranche.contract.ContractCommand.AbandonTalks;
import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.CompleteContract;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.EnterIntoForce;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.ResumeContract;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.ReviseTerms;
import dev.tranche.contract.ContractCommand.SelectSupplier;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractCommand.SuspendContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractState;
import dev.tranche.contract.Decisions;
import dev.tranche.intake.SeedKind.Word;
import java.util.List;
import java.util.Map;

/**
 * All that seed files can be about, in the order in which they are loaded: what is called off comes
 * after what it is called off from.
 */
final class SeedKinds {

  static final SeedKind<ContractState, ContractCommand, ContractEvent> CONTRACT =
      new SeedKind<>(
          "contract",
          "",
          Map.ofEntries(
              entry("talks-opened", Word.of(OpenTalks.class)),
              entry("terms-revised", Word.of(ReviseTerms.class)),
              entry("supplier-selected", Word.of(SelectSupplier.class)),
              entry("talks-abandoned", Word.of(AbandonTalks.class)),
              entry("signed", Word.of(SignContract.class)),
              entry("condition-met", new Word(FulfilCondition.class, Map.of("fulfilment", "met"))),
              entry(
                  "condition-waived",
                  new Word(FulfilCondition.class, Map.of("fulfilment", "waived"))),
              entry("entered-into-force", Word.of(EnterIntoForce.class)),
              entry("schedule-revised", Word.of(ReviseSchedule.class)),
              entry("amended", Word.of(AmendContract.class)),
              entry("delivered", Word.of(RecordDelivery.class)),
              entry("suspended", Word.of(SuspendContract.class)),
              entry("resumed", Word.of(ResumeContract.class)),
              entry("terminated", Word.of(TerminateContract.class)),
              entry("completed", Word.of(CompleteContract.class)),
              entry("delivery-corrected", Word.of(CorrectDelivery.class)),
              entry("terms-corrected", Word.of(CorrectTerms.class)),
              entry("signing-date-corrected", Word.of(CorrectSigningDate.class))),
          ContractCommand.class,
          ContractEvent.class,
          ContractState.initial(),
          Decisions::decide,
          ContractState::evolve);

  static final List<SeedKind<?, ?, ?>> ALL = List.of(CONTRACT);

  private SeedKinds() {}
}
