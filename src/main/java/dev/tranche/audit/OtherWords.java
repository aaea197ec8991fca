package dev.tranche.audit;

import static dev.tranche.audit.Phrases.items;
import static dev.tranche.audit.Phrases.money;
import static dev.tranche.audit.Phrases.number;
import static dev.tranche.audit.Phrases.supplier;

import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.figure.Amount;
import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import dev.tranche.figure.FigureEvent.FigureWithdrawn;
import dev.tranche.framework.Ceiling;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.framework.FrameworkEvent.CeilingsRevised;
import dev.tranche.framework.FrameworkEvent.ContractCalledOff;
import dev.tranche.framework.FrameworkEvent.FrameworkEnded;
import dev.tranche.framework.FrameworkEvent.FrameworkSigned;
import dev.tranche.framework.Limits;
import dev.tranche.rate.CurrencyPair;
import dev.tranche.rate.RateEvent;
import dev.tranche.rate.RateEvent.RatePublished;
import dev.tranche.rate.RateEvent.RateRevised;
import dev.tranche.rate.RateEvent.RateWithdrawn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to other things than contracts, in words. */
final class OtherWords {

  private OtherWords() {}

  static EventWords of(FrameworkEvent event) {
    return switch (event) {
      case FrameworkSigned e ->
          EventWords.of(
              "framework agreement signed by %s with %s"
                  .formatted(e.buyer().name(), supplier(e.supplier())),
              limits(e.limits()));
      case CeilingsRevised e -> EventWords.of("ceilings revised", limits(e.limits()));
      case ContractCalledOff e -> EventWords.of("called off by " + e.contract(), items(e.items()));
      case FrameworkEnded e -> EventWords.of("framework agreement ended", e.reason());
    };
  }

  private static String limits(Limits limits) {
    List<String> parts = new ArrayList<>();
    limits.ceilings().forEach(ceiling -> parts.add(ceiling(ceiling)));
    if (limits.value() != null) {
      parts.add("up to " + money(limits.value()));
    }
    return parts.isEmpty() ? "without a known ceiling" : Phrases.and(parts);
  }

  private static String ceiling(Ceiling ceiling) {
    return "up to %s %s".formatted(number(ceiling.quantity()), ceiling.designation());
  }

  static EventWords of(FigureEvent event) {
    return switch (event) {
      case FigurePublished e ->
          EventWords.of(
              "published figure",
              "%s of %s%s, %s: %s%s"
                  .formatted(
                      e.measure().toString().replace('-', ' '),
                      e.subject().name(),
                      counterpart(e.counterpart()),
                      DateWords.of(e.period()),
                      amount(e.amount()),
                      comparison(e.comparison())));
      case FigureRevised e ->
          EventWords.of("figure revised", amount(e.amount()) + comparison(e.comparison()));
      case FigureWithdrawn e -> EventWords.of("figure withdrawn", e.reason());
    };
  }

  private static String counterpart(@Nullable Party counterpart) {
    return counterpart == null ? "" : " with " + counterpart.name();
  }

  private static String comparison(@Nullable String comparison) {
    return comparison == null ? "" : " (%s)".formatted(comparison);
  }

  private static String amount(Amount amount) {
    Quantity units = amount.units();
    return amount.value() != null
        ? money(amount.value())
        : units == null ? "nothing" : number(units) + " units";
  }

  static EventWords of(RateEvent event) {
    CurrencyPair pair = CurrencyPair.of(event.reference());
    return switch (event) {
      case RatePublished e ->
          EventWords.of("rate", "one %s is %s %s".formatted(pair.base(), e.rate(), pair.quote()));
      case RateRevised e ->
          EventWords.of(
              "rate revised", "one %s is %s %s".formatted(pair.base(), e.rate(), pair.quote()));
      case RateWithdrawn e ->
          EventWords.of(
              "rate of %s in %s withdrawn".formatted(pair.base(), pair.quote()), e.reason());
    };
  }
}
