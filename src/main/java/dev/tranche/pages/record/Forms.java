package dev.tranche.pages.record;

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
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureCommand.WithdrawFigure;
import dev.tranche.framework.FrameworkCommand.EndFramework;
import dev.tranche.framework.FrameworkCommand.RecordCallOff;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.framework.FrameworkCommand.SignFramework;
import dev.tranche.pages.record.Form.Phase;
import dev.tranche.rate.RateCommand.PublishRate;
import dev.tranche.rate.RateCommand.ReviseRate;
import dev.tranche.rate.RateCommand.WithdrawRate;
import java.util.List;
import java.util.Optional;

/** All forms, in the order of a contract's life; what stands beside it comes after. */
final class Forms {

  static final List<Form> ALL =
      List.of(
          Form.of(
                  OpenTalks.class,
                  Phase.TALKS,
                  "Open talks",
                  "Talks have begun, or are first heard of. Items and value are as far as known.")
              .opening(),
          Form.of(
              ReviseTerms.class,
              Phase.TALKS,
              "Revise what is talked about",
              "The talks are now about other items or another value."),
          Form.of(
              SelectSupplier.class,
              Phase.TALKS,
              "Select a supplier",
              "The buyer has chosen with whom to go on."),
          Form.of(
              AbandonTalks.class,
              Phase.TALKS,
              "Abandon talks",
              "The talks have ended without a contract."),
          Form.of(
                  SignContract.class,
                  Phase.SIGNATURE,
                  "Sign a contract",
                  "It is signed: after talks, or as the first that is heard of it.")
              .opening(),
          Form.of(
              FulfilCondition.class,
              Phase.SIGNATURE,
              "Close a condition",
              "Something that had to happen before the entry into force is met or waived."),
          Form.of(
              EnterIntoForce.class,
              Phase.SIGNATURE,
              "Enter into force",
              "Its conditions are closed, and the contract has entered into force."),
          Form.of(
              RecordDelivery.class,
              Phase.DELIVERIES,
              "Record a delivery",
              "Units have arrived. What arrived together is one delivery."),
          Form.of(
              CompleteContract.class,
              Phase.DELIVERIES,
              "Complete a contract",
              "All has been delivered, of a contract whose ordered quantity is not known."
                  + " Others are completed by their last delivery."),
          Form.of(
              ReviseSchedule.class,
              Phase.CHANGES,
              "Revise the schedule",
              "Other batches are planned; what is ordered stays."),
          Form.of(
              AmendContract.class,
              Phase.CHANGES,
              "Amend a contract",
              "The parties have changed its items, its value or its schedule."),
          Form.of(SuspendContract.class, Phase.CHANGES, "Suspend a contract", "It rests."),
          Form.of(
              ResumeContract.class,
              Phase.CHANGES,
              "Resume a contract",
              "A suspended contract goes on."),
          Form.of(
              TerminateContract.class,
              Phase.CHANGES,
              "Terminate a contract",
              "It has ended before its last delivery; what is outstanding is cancelled."),
          Form.of(
              CorrectDelivery.class,
              Phase.CORRECTIONS,
              "Correct a delivery",
              "A delivery was recorded wrongly. The wrong record stays in the history."),
          Form.of(
              CorrectTerms.class,
              Phase.CORRECTIONS,
              "Correct terms",
              "Items, value, supplier or schedule were recorded wrongly. What the parties changed"
                  + " is an amendment."),
          Form.of(
              CorrectSigningDate.class,
              Phase.CORRECTIONS,
              "Correct the date of signature",
              "The contract was signed on another day than the record says."),
          Form.of(
              StateClaim.class,
              Phase.CLAIMS,
              "State a claim",
              "A source states something else than the record. Both stand side by side."),
          Form.of(
              AdoptClaim.class,
              Phase.CLAIMS,
              "Adopt a claim",
              "What a claim states is right: the record is corrected to it."),
          Form.of(
              WithdrawClaim.class,
              Phase.CLAIMS,
              "Withdraw a claim",
              "A claim was recorded wrongly, or its source no longer makes it."),
          Form.of(
                  SignFramework.class,
                  Phase.FRAMEWORKS,
                  "Sign a framework agreement",
                  "An umbrella with ceilings, under which contracts are called off.")
              .opening(),
          Form.of(
              ReviseCeilings.class,
              Phase.FRAMEWORKS,
              "Revise ceilings",
              "The parties have agreed on other ceilings, or on another value."),
          Form.of(
                  RecordCallOff.class,
                  Phase.FRAMEWORKS,
                  "Record a call-off",
                  "A contract is called off. Contracts in the book that name their framework do so"
                      + " by themselves.")
              .opening(),
          Form.of(
              EndFramework.class,
              Phase.FRAMEWORKS,
              "End a framework agreement",
              "Nothing more can be called off."),
          Form.of(
                  PublishFigure.class,
                  Phase.FIGURES,
                  "Publish a figure",
                  "Somebody has published an aggregate: a yardstick, never summed with contracts.")
              .opening(),
          Form.of(
              ReviseFigure.class,
              Phase.FIGURES,
              "Revise a figure",
              "Its source now states another amount for the same."),
          Form.of(
              WithdrawFigure.class,
              Phase.FIGURES,
              "Withdraw a figure",
              "Its source no longer stands by it."),
          Form.of(
                  PublishRate.class,
                  Phase.RATES,
                  "Publish a rate",
                  "What one currency is worth in another on a day for which the book has none.")
              .opening(),
          Form.of(
              ReviseRate.class,
              Phase.RATES,
              "Revise a rate",
              "Another rate is stated for a day that has one."),
          Form.of(
              WithdrawRate.class,
              Phase.RATES,
              "Withdraw a rate",
              "The rate of a day no longer stands, and no other in its place."));

  private Forms() {}

  /** The form whose address has that name. */
  static Optional<Form> named(String name) {
    return ALL.stream().filter(form -> form.name().equals(name)).findFirst();
  }
}
