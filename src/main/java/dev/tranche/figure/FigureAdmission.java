package dev.tranche.figure;

import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureState.Published;
import dev.tranche.figure.FigureState.Unrecorded;
import dev.tranche.statement.Command;
import java.util.Optional;

/**
 * Which kinds of commands a published figure admits where it stands, whatever a command of that
 * kind says in detail. What is not admitted is refused by every decision in the same words.
 */
final class FigureAdmission {

  private FigureAdmission() {}

  /** Why no command of this kind can be followed now; empty where one can. */
  static Optional<Refused> refusal(
      FigureState state, String reference, Class<? extends Command> kind) {
    boolean opens = kind == PublishFigure.class;
    if (opens ? state instanceof Unrecorded : state instanceof Published) {
      return Optional.empty();
    }
    if (state instanceof Unrecorded) {
      return Optional.of(new UnknownReference(SubjectKind.FIGURE, reference));
    }
    String need =
        opens
            ? "only a figure that is new to the book can be published"
            : "only a published figure can be %s"
                .formatted(kind == ReviseFigure.class ? "revised" : "withdrawn");
    return Optional.of(new Refused("%s is %s: %s.".formatted(reference, state.inWords(), need)));
  }

  /** Throws {@link Refused} where the state does not admit the command. */
  static void check(FigureState state, FigureCommand command) {
    refusal(state, command.reference(), command.getClass())
        .ifPresent(
            refused -> {
              throw refused;
            });
  }
}
