package dev.tranche.figure;

import dev.tranche.contract.Chronology;
import dev.tranche.contract.MonetaryValue;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Reference;
import dev.tranche.contract.Refused;
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureCommand.WithdrawFigure;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import dev.tranche.figure.FigureEvent.FigureWithdrawn;
import dev.tranche.figure.FigureState.Published;
import dev.tranche.figure.FigureState.Unrecorded;
import dev.tranche.figure.FigureState.Withdrawn;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a command leads to: the events to record, or a refusal in words. Pure: the same state and
 * command always give the same answer, and nothing but the answer happens.
 */
public final class FigureDecisions {

  private FigureDecisions() {}

  /** The events, at least one; throws {@link Refused} where the command cannot be followed. */
  public static List<FigureEvent> decide(FigureState state, FigureCommand command) {
    Chronology.checkSource(command.source(), command.recorded());
    Chronology.checkFact(command.effective(), command.source(), command.recorded());
    return switch (command) {
      case PublishFigure c -> publish(state, c);
      case ReviseFigure c -> revise(state, c);
      case WithdrawFigure c -> withdraw(state, c);
    };
  }

  private static List<FigureEvent> publish(FigureState state, PublishFigure c) {
    if (!(state instanceof Unrecorded)) {
      throw refused(state, c, "only a figure that is new to the book can be published");
    }
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

  private static List<FigureEvent> revise(FigureState state, ReviseFigure c) {
    Published before = published(state, c, "only a published figure can be revised");
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

  private static List<FigureEvent> withdraw(FigureState state, WithdrawFigure c) {
    Published before = published(state, c, "only a published figure can be withdrawn");
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

  private static Published published(FigureState state, FigureCommand command, String need) {
    return switch (state) {
      case Published published -> published;
      case Unrecorded _ ->
          throw new Refused("There is no figure %s in the book.".formatted(command.reference()));
      case Withdrawn _ -> throw refused(state, command, need);
    };
  }

  private static Refused refused(FigureState state, FigureCommand command, String need) {
    return new Refused("%s is %s: %s.".formatted(command.reference(), state.inWords(), need));
  }
}
