package dev.tranche.intake;

import static java.util.Map.entry;

import dev.tranche.contract.ContractCommand;
import dev.tranche.contract.ContractCommand.AbandonTalks;
import dev.tranche.contract.ContractCommand.AdoptClaim;
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
import dev.tranche.contract.ContractCommand.StateClaim;
import dev.tranche.contract.ContractCommand.SuspendContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractState;
import dev.tranche.contract.Decisions;
import dev.tranche.figure.FigureCommand;
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureCommand.WithdrawFigure;
import dev.tranche.figure.FigureDecisions;
import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.FigureState;
import dev.tranche.framework.FrameworkCommand;
import dev.tranche.framework.FrameworkCommand.EndFramework;
import dev.tranche.framework.FrameworkCommand.RecordCallOff;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.framework.FrameworkCommand.SignFramework;
import dev.tranche.framework.FrameworkDecisions;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.framework.FrameworkState;
import dev.tranche.intake.SeedKind.Word;
import dev.tranche.rate.RateCommand;
import dev.tranche.rate.RateCommand.PublishRate;
import dev.tranche.rate.RateCommand.ReviseRate;
import dev.tranche.rate.RateCommand.WithdrawRate;
import dev.tranche.rate.RateDecisions;
import dev.tranche.rate.RateEvent;
import dev.tranche.rate.RateState;
import java.util.List;
import java.util.Map;

/**
 * All that seed files can be about, in the order in which they are loaded: what is called off comes
 * after what it is called off from.
 */
final class SeedKinds {

  static final SeedKind<ContractState, ContractCommand, ContractEvent> CONTRACT =
      new SeedKind<>(
          Decisions.DECIDER,
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
              entry("signing-date-corrected", Word.of(CorrectSigningDate.class)),
              entry("claim-stated", Word.of(StateClaim.class)),
              entry("claim-adopted", Word.of(AdoptClaim.class)),
              entry("claim-withdrawn", Word.of(WithdrawClaim.class))));

  static final SeedKind<FrameworkState, FrameworkCommand, FrameworkEvent> FRAMEWORK =
      new SeedKind<>(
          FrameworkDecisions.DECIDER,
          Map.of(
              "signed", Word.of(SignFramework.class),
              "ceilings-revised", Word.of(ReviseCeilings.class),
              "called-off", Word.of(RecordCallOff.class),
              "ended", Word.of(EndFramework.class)));

  static final SeedKind<FigureState, FigureCommand, FigureEvent> FIGURE =
      new SeedKind<>(
          FigureDecisions.DECIDER,
          Map.of(
              "published", Word.of(PublishFigure.class),
              "revised", Word.of(ReviseFigure.class),
              "withdrawn", Word.of(WithdrawFigure.class)));

  static final SeedKind<RateState, RateCommand, RateEvent> RATE =
      new SeedKind<>(
          RateDecisions.DECIDER,
          Map.of(
              "published", Word.of(PublishRate.class),
              "revised", Word.of(ReviseRate.class),
              "withdrawn", Word.of(WithdrawRate.class)));

  static final List<SeedKind<?, ?, ?>> ALL = List.of(FRAMEWORK, CONTRACT, FIGURE, RATE);

  private SeedKinds() {}
}
