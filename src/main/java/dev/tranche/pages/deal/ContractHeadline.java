package dev.tranche.pages.deal;

import dev.tranche.contract.Item;
import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.DeliveryProgress;
import dev.tranche.delivery.Forecast;
import dev.tranche.fact.Quantity;
import dev.tranche.pages.Formats;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Says how a contract stands, in a sentence. */
final class ContractHeadline {

  /** Less than a twentieth of the time behind is on plan. */
  private static final BigDecimal ON_PLAN = new BigDecimal("0.95");

  private static final Formats F = Formats.INSTANCE;

  private ContractHeadline() {}

  /** As {@code 46 of 180 delivered; on plan}. */
  static String of(ContractDetails contract, DeliveryProgress progress) {
    return switch (contract.status()) {
      case IN_TALKS -> "In talks about " + items(contract);
      case ABANDONED -> "Talks abandoned about " + items(contract);
      case SIGNED, IN_FORCE -> "%s; %s".formatted(delivered(progress), plan(progress));
      case SUSPENDED -> delivered(progress) + "; suspended";
      case COMPLETED -> delivered(progress) + "; completed";
      case TERMINATED -> delivered(progress) + "; terminated";
    };
  }

  private static String items(ContractDetails contract) {
    return contract.items().isEmpty()
        ? "items not named"
        : F.some(contract.items().stream().map(ContractHeadline::item).toList());
  }

  /** The designations of its items, as far as a sentence can hold them. */
  static String designations(ContractDetails contract) {
    return F.some(contract.items().stream().map(Item::designation).toList());
  }

  private static String item(Item item) {
    return item.quantity().isKnown()
        ? F.quantity(item.quantity()) + " " + item.designation()
        : item.designation();
  }

  private static String delivered(DeliveryProgress progress) {
    Quantity ordered = progress.ordered();
    return ordered.isKnown()
        ? "%s of %s delivered".formatted(F.number(progress.delivered()), F.quantity(ordered))
        : "%s delivered, of a number not known".formatted(F.number(progress.delivered()));
  }

  private static String plan(DeliveryProgress progress) {
    long overdue = progress.performance().overdue().units();
    if (overdue > 0) {
      return "%s overdue".formatted(F.number(overdue));
    }
    String spiT = progress.performance().spiT();
    if (spiT != null) {
      return new BigDecimal(spiT).compareTo(ON_PLAN) < 0 ? "behind plan" : "on plan";
    }
    return progress.batches().isEmpty() ? "no plan known" : "nothing late";
  }

  /** What is expected, and how it compares with what was agreed first; empty where nothing is. */
  static @Nullable String outlook(DeliveryProgress progress) {
    Forecast forecast = progress.performance().forecast();
    if (forecast == null || forecast.estimates().isEmpty()) {
      return null;
    }
    String expected =
        "The last unit is expected about %s, between %s and %s"
            .formatted(
                F.shortDay(forecast.likely()),
                F.shortDay(forecast.earliest()),
                F.shortDay(forecast.latest()));
    Long slippage = progress.performance().slippageDays();
    return slippage == null ? expected + "." : "%s; %s.".formatted(expected, slippage(slippage));
  }

  private static String slippage(long days) {
    return days == 0
        ? "as first agreed"
        : "that is %s %s than first agreed"
            .formatted(F.count(Math.abs(days), "day"), days < 0 ? "earlier" : "later");
  }
}
