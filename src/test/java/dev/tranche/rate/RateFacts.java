package dev.tranche.rate;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.rate.RateCommand.PublishRate;
import dev.tranche.rate.RateCommand.ReviseRate;
import dev.tranche.rate.RateCommand.WithdrawRate;
import dev.tranche.rate.RateEvent.RatePublished;
import dev.tranche.rate.RateEvent.RateRevised;
import dev.tranche.rate.RateEvent.RateWithdrawn;
import java.time.Instant;

/** Rates that no bank ever published, to count with. */
public final class RateFacts {

  public static final String REFERENCE = "eur-usd";
  public static final Instant RECORDED = Instant.parse("2026-01-15T12:00:00Z");
  public static final Source BANK = new Source("Bank of Nowhere", null, null, null);

  private RateFacts() {}

  public static EdtfDate date(String edtf) {
    return EdtfDate.parse(edtf);
  }

  public static Provenance stated(String day) {
    return new Provenance(BANK, date(day), RECORDED);
  }

  /** What the bank told on a day that is later than that of the rate. */
  public static Provenance stated(String day, String told) {
    return new Provenance(
        new Source("Bank of Nowhere", null, null, date(told)), date(day), RECORDED);
  }

  public static PublishRate publish(String day, String rate) {
    return new PublishRate(REFERENCE, ExchangeRate.parse(rate), date(day), BANK, RECORDED);
  }

  public static ReviseRate revise(String day, String rate) {
    return new ReviseRate(REFERENCE, ExchangeRate.parse(rate), date(day), BANK, RECORDED);
  }

  public static WithdrawRate withdraw(String day) {
    return new WithdrawRate(REFERENCE, "Misprinted.", date(day), BANK, RECORDED);
  }

  public static RatePublished published(String pair, String rate, Provenance provenance) {
    return new RatePublished(pair, ExchangeRate.parse(rate), provenance);
  }

  public static RatePublished published(String day, String rate) {
    return published(REFERENCE, rate, stated(day));
  }

  public static RateRevised revised(String day, String rate) {
    return new RateRevised(REFERENCE, ExchangeRate.parse(rate), stated(day));
  }

  public static RateWithdrawn withdrawn(String day) {
    return new RateWithdrawn(REFERENCE, "Misprinted.", stated(day));
  }

  public static RateView view(RateEvent first, RateEvent... more) {
    RateView view = RateView.evolve(null, first);
    for (RateEvent event : more) {
      view = RateView.evolve(view, event);
    }
    return view;
  }
}
