package dev.tranche.figure;

import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import java.time.LocalDate;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What the book holds of signed contracts, to set a published figure against. */
public interface OrderIntake {

  /**
   * The value of the contracts of suppliers at home there that were signed from the one day to the
   * other, both included, as the viewpoint shows it: a sum for each currency, never converted. An
   * end that is open is {@link LocalDate#MIN} or {@link LocalDate#MAX}.
   */
  Map<CurrencyUnit, Money> between(
      Party supplierCountry, LocalDate from, LocalDate to, Viewpoint viewpoint);
}
