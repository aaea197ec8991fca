package dev.tranche.figure;

import dev.tranche.contract.Refused;
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureState.Published;
import dev.tranche.figure.FigureState.Unrecorded;
import java.util.Optional;

/**
 * Which kinds of commands a published figure admits where it stands, whatever a command of that
 * kind says in detail. What is not admitted is refused by every decision in the same words.
 */
public final class FigureAdmission {

  private FigureAdmission() {}

  /** Why no command of this kind can be followed now, in words; empty where one can. */
  public static Optional<String> refusal(
      FigureState state, String reference, Class<? extends FigureCommand> kind) {
    boolean opens = kind == PublishFigure.class;
    if (opens ? state instanceof Unrecorded : state instanceof Published) {
      return Optional.empty();
    }
    if (state instanceof Unrecorded) {
      return Optional.of("There is no figure %s in the book.".formatted(reference));
    }
    String need =
        opens
            ? "only a figure that is new to the book can be published"
            : "only a published figure can be %s"
                .formatted(kind == ReviseFigure.class ? "revised" : "withdrawn");
    return Optional.of("%s is %s: %s.".formatted(reference, state.inWords(), need));
  }

  /** Throws {@link Refused} where the state does not admit the command. */
  static void check(FigureState state, FigureCommand command) {
    refusal(state, command.reference(), command.getClass())
        .ifPresent(
            words -> {
              throw new Refused(words);
            });
  }
}
