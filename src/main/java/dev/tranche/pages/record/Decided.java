package dev.tranche.pages.record;

import dev.tranche.audit.Designations;
import dev.tranche.audit.EventReader;
import dev.tranche.contract.ContractCommand;
import dev.tranche.contract.ContractState;
import dev.tranche.contract.Decisions;
import dev.tranche.figure.FigureCommand;
import dev.tranche.figure.FigureDecisions;
import dev.tranche.framework.FrameworkCommand;
import dev.tranche.framework.FrameworkDecisions;
import dev.tranche.rate.RateCommand;
import dev.tranche.rate.RateDecisions;
import java.util.List;

/** What a command would lead to, were it recorded now; nothing is. */
final class Decided {

  private Decided() {}

  /** In words, one sentence an event; refused as the command would be. */
  static List<String> inWords(Object command, Subject subject) {
    Designations items = new Designations();
    subject.events().forEach(shown -> items.on(shown.event()));
    return decide(command, subject).stream()
        .map(event -> EventReader.inWords(event, items))
        .toList();
  }

  private static List<?> decide(Object command, Subject subject) {
    return switch (command) {
      case ContractCommand c ->
          Decisions.decide(subject.contract().orElse(ContractState.initial()), c);
      case FrameworkCommand c -> FrameworkDecisions.decide(subject.framework(), c);
      case FigureCommand c -> FigureDecisions.decide(subject.figure(), c);
      case RateCommand c -> RateDecisions.decide(subject.rate(), c);
      default -> throw new IllegalArgumentException("No command: " + command.getClass());
    };
  }
}
