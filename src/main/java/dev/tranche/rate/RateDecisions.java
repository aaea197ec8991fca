package dev.tranche.rate;

import dev.tranche.contract.Chronology;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.EdtfDate.Qualifier;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.rate.RateCommand.PublishRate;
import dev.tranche.rate.RateCommand.ReviseRate;
import dev.tranche.rate.RateCommand.WithdrawRate;
import dev.tranche.rate.RateEvent.RatePublished;
import dev.tranche.rate.RateEvent.RateRevised;
import dev.tranche.rate.RateEvent.RateWithdrawn;
import dev.tranche.statement.Command;
import dev.tranche.statement.Decider;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command leads to: the events to record, or a refusal in words. Pure: the same state and
 * command always give the same answer, and nothing but the answer happens.
 */
public final class RateDecisions {

  /** The pure core of a currency pair's rates, for whatever decides on its commands. */
  public static final Decider<RateState, RateCommand, RateEvent> DECIDER =
      new Decider<>(
          SubjectKind.RATE,
          RateCommand.class,
          RateEvent.class,
          RateState.initial(),
          RateDecisions::decide,
          RateState::evolve,
          RateDecisions::refusal,
          _ -> "a rate of each day that has one");

  private RateDecisions() {}

  /** The events, at least one; throws {@link Refused} where the command cannot be followed. */
  public static List<RateEvent> decide(RateState state, RateCommand command) {
    CurrencyPair pair = CurrencyPair.of(command.reference());
    if (command instanceof PublishRate) {
      MonetaryValue.checkReal(pair.base());
      MonetaryValue.checkReal(pair.quote());
    }
    Chronology.checkSource(command.source(), command.recorded());
    Chronology.checkFact(command.effective(), command.source(), command.recorded());
    checkDay(command.effective());
    refusal(state, command.reference(), command.getClass())
        .ifPresent(
            refused -> {
              throw refused;
            });
    return List.of(
        switch (command) {
          case PublishRate c -> publish(state, c);
          case ReviseRate c -> revise(state, c);
          case WithdrawRate c -> {
            standing(state, c);
            yield new RateWithdrawn(c.reference(), c.reason(), c.provenance());
          }
        });
  }

  /** Whether a day has a rate, only the command itself can tell. */
  private static Optional<Refused> refusal(
      RateState state, String reference, Class<? extends Command> type) {
    return state.standing().isEmpty() && type != PublishRate.class
        ? Optional.of(new UnknownReference(SubjectKind.RATE, reference))
        : Optional.empty();
  }

  private static RateEvent publish(RateState state, PublishRate c) {
    @Nullable ExchangeRate before = state.standing().get(c.effective().latest());
    if (before != null) {
      throw new Refused(
          "%s of %s is published as %s already: revise it."
              .formatted(c.reference(), c.effective(), before));
    }
    return new RatePublished(c.reference(), c.rate(), c.provenance());
  }

  private static RateEvent revise(RateState state, ReviseRate c) {
    if (standing(state, c).isSameAs(c.rate())) {
      throw new Refused("The revision changes nothing: give another rate.");
    }
    return new RateRevised(c.reference(), c.rate(), c.provenance());
  }

  private static ExchangeRate standing(RateState state, RateCommand c) {
    @Nullable ExchangeRate standing = state.standing().get(c.effective().latest());
    if (standing == null) {
      throw new Refused(
          "There is no %s of %s in the book.".formatted(c.reference(), c.effective()));
    }
    return standing;
  }

  private static void checkDay(EdtfDate effective) {
    if (!effective.earliest().equals(effective.latest())
        || effective.qualifier() != Qualifier.NONE) {
      throw new Refused(
          "A rate is of one day, and %s is none: write it as 2024-03-15.".formatted(effective));
    }
  }
}
