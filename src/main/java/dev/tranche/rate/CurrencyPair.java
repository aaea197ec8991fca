package dev.tranche.rate;

import dev.tranche.fact.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * Two different currencies (ISO 4217): one unit of the base is worth so much of the quote. Its
 * reference in the book is {@code eur-usd}; anything else is refused with an {@link InvalidValue}.
 */
public record CurrencyPair(CurrencyUnit base, CurrencyUnit quote) {

  private static final Pattern FORM = Pattern.compile("[a-z]{3}-[a-z]{3}");

  public CurrencyPair {
    if (base.equals(quote)) {
      throw new InvalidValue("A rate is between two currencies, not %s alone.".formatted(base));
    }
  }

  /** Reads the form that the reference has. */
  public static CurrencyPair of(String reference) {
    if (!FORM.matcher(reference).matches()) {
      throw notAPair(reference);
    }
    String[] codes = reference.toUpperCase(Locale.ROOT).split("-", -1);
    try {
      return new CurrencyPair(CurrencyUnit.of(codes[0]), CurrencyUnit.of(codes[1]));
    } catch (IllegalCurrencyException _) {
      throw notAPair(reference);
    }
  }

  private static InvalidValue notAPair(String reference) {
    return new InvalidValue(
        "'%s' names no rate: write base and quote by their ISO 4217 codes, as eur-usd."
            .formatted(reference));
  }

  /** The form {@code eur-usd}. */
  public String reference() {
    return "%s-%s".formatted(base, quote).toLowerCase(Locale.ROOT);
  }
}
