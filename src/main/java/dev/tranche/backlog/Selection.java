package dev.tranche.backlog;

import dev.tranche.contract.Category;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Party;
import java.util.EnumMap;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;

/** Which part of the order book is looked at: what has the given key in each given dimension. */
public final class Selection {

  /** The whole order book. */
  public static final Selection ALL = new Selection(Map.of());

  private static final String UNKNOWN = "unknown";

  private final Map<Dimension, String> keys;

  private Selection(Map<Dimension, String> keys) {
    this.keys = keys;
  }

  /** Whether nothing is left out. */
  boolean isAll() {
    return keys.isEmpty();
  }

  /**
   * The part of this one that has the key in that dimension too. A key that cannot be is refused
   * with an {@link InvalidValue}; periods are no selection, since a day says them.
   */
  public Selection with(Dimension dimension, String key) {
    switch (dimension) {
      case BUYER, SUPPLIER_COUNTRY -> Party.of(key);
      case CATEGORY -> Category.of(key);
      case CURRENCY -> checkCurrency(key);
      case SUPPLIER, DESIGNATION -> {}
      case YEAR, MONTH ->
          throw new InvalidValue("%s selects nothing: use asOf.".formatted(dimension));
    }
    Map<Dimension, String> more = new EnumMap<>(Dimension.class);
    more.putAll(keys);
    more.put(dimension, key);
    return new Selection(more);
  }

  private static void checkCurrency(String code) {
    try {
      if (!code.equals(UNKNOWN)) {
        CurrencyUnit.of(code);
      }
    } catch (IllegalCurrencyException _) {
      throw new InvalidValue(
          "'%s' is not a currency: write its ISO 4217 code, as USD.".formatted(code));
    }
  }

  boolean has(Party buyer, Entry entry) {
    for (Map.Entry<Dimension, String> wanted : keys.entrySet()) {
      if (!wanted.getKey().key(buyer, entry).equals(wanted.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Whether the same is looked at. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Selection selection && selection.keys.equals(keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }
}
