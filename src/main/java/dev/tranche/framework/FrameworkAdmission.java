package dev.tranche.framework;

import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.framework.FrameworkCommand.EndFramework;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.framework.FrameworkCommand.SignFramework;
import dev.tranche.framework.FrameworkState.HeardOf;
import dev.tranche.framework.FrameworkState.Signed;
import dev.tranche.framework.FrameworkState.Unrecorded;
import dev.tranche.statement.Command;
import java.util.Map;
import java.util.Optional;

/**
 * Which kinds of commands a framework agreement admits where it stands, whatever a command of that
 * kind says in detail. What is not admitted is refused by every decision in the same words. A
 * call-off always is.
 */
final class FrameworkAdmission {

  private static final Map<Class<? extends FrameworkCommand>, String> OF_SIGNED =
      Map.of(
          ReviseCeilings.class, "only of a signed framework can ceilings be revised",
          EndFramework.class, "only a signed framework can end");

  private FrameworkAdmission() {}

  /** Why no command of this kind can be followed now; empty where one can. */
  static Optional<Refused> refusal(
      FrameworkState state, String reference, Class<? extends Command> kind) {
    if (kind == SignFramework.class) {
      return state instanceof Unrecorded || state instanceof HeardOf
          ? Optional.empty()
          : words(state, reference, "it cannot be signed again");
    }
    String need = OF_SIGNED.get(kind);
    if (need == null || state instanceof Signed) {
      return Optional.empty();
    }
    return state instanceof Unrecorded
        ? Optional.of(new UnknownReference(SubjectKind.FRAMEWORK, reference))
        : words(state, reference, need);
  }

  /** Throws {@link Refused} where the state does not admit the command. */
  static void check(FrameworkState state, FrameworkCommand command) {
    refusal(state, command.reference(), command.getClass())
        .ifPresent(
            refused -> {
              throw refused;
            });
  }

  private static Optional<Refused> words(FrameworkState state, String reference, String need) {
    return Optional.of(new Refused("%s is %s: %s.".formatted(reference, state.inWords(), need)));
  }
}
