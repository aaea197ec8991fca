package dev.tranche.pages.record;

import dev.tranche.contract.Admission;
import dev.tranche.contract.ContractCommand;
import dev.tranche.contract.ContractState;
import dev.tranche.figure.FigureAdmission;
import dev.tranche.figure.FigureCommand;
import dev.tranche.framework.FrameworkAdmission;
import dev.tranche.framework.FrameworkCommand;
import java.util.Optional;

/** Which forms fit something as it stands, by what the decisions themselves ask first. */
final class Admitted {

  private Admitted() {}

  /** Why the form cannot be recorded of it now, in words; empty where it can. */
  static Optional<String> refusal(Form form, Subject subject) {
    String reference = subject.reference();
    Class<?> command = form.command();
    return switch (form.about()) {
      case CONTRACT ->
          subject
              .contract()
              .flatMap(
                  state ->
                      Admission.refusal(
                          state, reference, command.asSubclass(ContractCommand.class)));
      case FRAMEWORK ->
          FrameworkAdmission.refusal(
              subject.framework(), reference, command.asSubclass(FrameworkCommand.class));
      case FIGURE ->
          FigureAdmission.refusal(
              subject.figure(), reference, command.asSubclass(FigureCommand.class));
      case RATE -> Optional.empty(); // whether a day has one stands in the form
    };
  }

  /** How it stands, in words that follow "it is". */
  static String state(Subject subject) {
    return switch (subject.about()) {
      case CONTRACT -> subject.contract().map(ContractState::inWords).orElse("not readable");
      case FRAMEWORK -> subject.framework().inWords();
      case FIGURE -> subject.figure().inWords();
      case RATE -> "a rate of each day that has one";
    };
  }
}
