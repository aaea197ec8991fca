package dev.tranche.figure;

import dev.tranche.contract.Chronology;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Reference;
import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureCommand.WithdrawFigure;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import dev.tranche.figure.FigureEvent.FigureWithdrawn;
import dev.tranche.figure.FigureState.Published;
import dev.tranche.statement.Decider;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a command leads to: the events to record, or a refusal in words. Pure: the same state and
 * command always give the same answer, and nothing but the answer happens.
 */
public final class FigureDecisions {

  /** The pure core of a figure, for whatever decides on its commands. */
  public static final Decider<FigureState, FigureCommand, FigureEvent> DECIDER =
      new Decider<>(
          SubjectKind.FIGURE,
          FigureCommand.class,
          FigureEvent.class,
          FigureState.initial(),
          FigureDecisions::decide,
          FigureState::evolve,
          FigureAdmission::refusal,
          FigureState::inWords);

  private FigureDecisions() {}

  /** The events, at least one; throws {@link Refused} where the command cannot be followed. */
  public static List<FigureEvent> decide(FigureState state, FigureCommand command) {
    Chronology.checkSource(command.source(), command.recorded());
    Chronology.checkFact(command.effective(), command.source(), command.recorded());
    FigureAdmission.check(state, command);
    return switch (command) {
      case PublishFigure c -> publish(c);
      case ReviseFigure c -> revise((Published) state, c);
      case WithdrawFigure c -> withdraw((Published) state, c);
    };
  }

  private static List<FigureEvent> publish(PublishFigure c) {
    Reference.check("figure", c.reference());
    if (c.subject().equals(c.counterpart())) {
      throw new Refused("Subject and counterpart are the same: leave the counterpart out.");
    }
    return List.of(
        new FigurePublished(
            c.reference(),
            c.subject(),
            c.counterpart(),
            c.measure(),
            c.period(),
            amount(c.measure(), c.value(), c.units()),
            c.comparison(),
            c.provenance()));
  }

  private static List<FigureEvent> revise(Published before, ReviseFigure c) {
    Amount amount =
        c.value() == null && c.units() == null
            ? before.amount()
            : amount(before.measure(), c.value(), c.units());
    String comparison = c.comparison() == null ? before.comparison() : c.comparison();
    if (amount.equals(before.amount()) && Objects.equals(comparison, before.comparison())) {
      throw new Refused("The revision changes nothing: give another amount or comparison.");
    }
    Chronology.checkOrder("the publication", before.published(), "The revision", c.effective());
    return List.of(new FigureRevised(c.reference(), amount, comparison, c.provenance()));
  }

  private static List<FigureEvent> withdraw(Published before, WithdrawFigure c) {
    Chronology.checkOrder("the publication", before.published(), "The withdrawal", c.effective());
    return List.of(new FigureWithdrawn(c.reference(), c.reason(), c.provenance()));
  }

  private static Amount amount(
      Measure measure, @Nullable MonetaryValue value, @Nullable Quantity units) {
    if (measure.isInMoney() ? value == null || units != null : units == null || value != null) {
      throw new Refused(
          measure.isInMoney()
              ? "%s is measured in money: give a value, and no units.".formatted(measure)
              : "%s is measured in units: give units, and no value.".formatted(measure),
          measure.isInMoney() ? "value" : "units");
    }
    return new Amount(value, units);
  }
}
