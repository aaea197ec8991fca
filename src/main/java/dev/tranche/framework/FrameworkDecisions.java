package dev.tranche.framework;

import dev.tranche.contract.Chronology;
import dev.tranche.contract.Terms;
import dev.tranche.fact.Reference;
import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import dev.tranche.framework.FrameworkCommand.EndFramework;
import dev.tranche.framework.FrameworkCommand.RecordCallOff;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.framework.FrameworkCommand.SignFramework;
import dev.tranche.framework.FrameworkEvent.CeilingsRevised;
import dev.tranche.framework.FrameworkEvent.ContractCalledOff;
import dev.tranche.framework.FrameworkEvent.FrameworkEnded;
import dev.tranche.framework.FrameworkEvent.FrameworkSigned;
import dev.tranche.framework.FrameworkState.Signed;
import dev.tranche.framework.FrameworkState.Unrecorded;
import dev.tranche.statement.Decider;
import java.util.List;

/**
 * What a command leads to: the events to record, or a refusal in words. Pure: the same state and
 * command always give the same answer, and nothing but the answer happens.
 *
 * <p>A call-off is never refused for its size or its day: the contract that is called off has been
 * signed, be it beyond a ceiling or after the end, and the framework is the place to see that.
 */
public final class FrameworkDecisions {

  /** The pure core of a framework, for whatever decides on its commands. */
  public static final Decider<FrameworkState, FrameworkCommand, FrameworkEvent> DECIDER =
      new Decider<>(
          SubjectKind.FRAMEWORK,
          FrameworkCommand.class,
          FrameworkEvent.class,
          FrameworkState.initial(),
          FrameworkDecisions::decide,
          FrameworkState::evolve,
          FrameworkAdmission::refusal,
          FrameworkState::inWords);

  private FrameworkDecisions() {}

  /**
   * The events, none where a call-off says what is recorded already; throws {@link Refused} where
   * the command cannot be followed.
   */
  public static List<FrameworkEvent> decide(FrameworkState state, FrameworkCommand command) {
    Chronology.checkSource(command.source(), command.recorded());
    Chronology.checkFact(command.effective(), command.source(), command.recorded());
    if (state instanceof Unrecorded) {
      Reference.check("framework", command.reference());
    }
    FrameworkAdmission.check(state, command);
    return switch (command) {
      case SignFramework c -> sign(c);
      case ReviseCeilings c -> revise((Signed) state, c);
      case RecordCallOff c -> callOff(state, c);
      case EndFramework c -> end((Signed) state, c);
    };
  }

  private static List<FrameworkEvent> sign(SignFramework c) {
    return List.of(
        new FrameworkSigned(
            c.reference(),
            c.buyer(),
            c.supplier(),
            new Limits(c.ceilings(), c.value()),
            c.provenance()));
  }

  private static List<FrameworkEvent> revise(Signed signed, ReviseCeilings c) {
    Limits before = signed.limits();
    Limits after =
        new Limits(
            c.ceilings() == null ? before.ceilings() : c.ceilings(),
            c.value() == null ? before.value() : c.value());
    if (after.equals(before)) {
      throw new Refused("The revision changes nothing: give other ceilings or another value.");
    }
    Chronology.checkOrder("the signature", signed.signed(), "The revision", c.effective());
    return List.of(new CeilingsRevised(c.reference(), after, c.provenance()));
  }

  private static List<FrameworkEvent> callOff(FrameworkState state, RecordCallOff c) {
    Reference.check("contract", c.contract());
    if (c.items().isEmpty()) {
      throw new Refused("A call-off needs at least one item.");
    }
    CallOff before = state.callOffs().get(c.contract());
    if (before != null && before.states(c.items(), c.effective())) {
      return List.of();
    }
    // What is called off are the items of a contract, and bound by the same rules.
    Terms terms = new Terms(null, c.items(), null);
    return List.of(
        new ContractCalledOff(c.reference(), c.contract(), terms.items(), c.provenance()));
  }

  private static List<FrameworkEvent> end(Signed signed, EndFramework c) {
    Chronology.checkOrder("the signature", signed.signed(), "The end", c.effective());
    return List.of(new FrameworkEnded(c.reference(), c.reason(), c.provenance()));
  }
}
