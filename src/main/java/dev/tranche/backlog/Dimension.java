package dev.tranche.backlog;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Supplier;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By what the order book is summed; in addresses in lower case with hyphens, {@code
 * supplier-country}.
 */
public enum Dimension {
  SUPPLIER {
    @Override
    String key(Party buyer, Entry entry) {
      return supplierName(entry.line().supplier());
    }
  },
  SUPPLIER_COUNTRY {
    @Override
    String key(Party buyer, Entry entry) {
      Supplier supplier = entry.line().supplier();
      return supplier == null ? Party.UNKNOWN.code() : supplier.country().code();
    }
  },
  BUYER {
    @Override
    String key(Party buyer, Entry entry) {
      return buyer.code();
    }
  },
  DESIGNATION {
    @Override
    String key(Party buyer, Entry entry) {
      return entry.line().designation();
    }
  },
  CATEGORY {
    @Override
    String key(Party buyer, Entry entry) {
      return entry.line().category().toString();
    }
  },
  CURRENCY {
    @Override
    String key(Party buyer, Entry entry) {
      String currency = entry.line().currency();
      return currency == null ? "unknown" : currency;
    }
  },
  /** The calendar year in which the entry takes effect. */
  YEAR {
    @Override
    String key(Party buyer, Entry entry) {
      return label(YearMonth.from(entry.dates().effective()));
    }

    @Override
    String label(YearMonth month) {
      return "%04d".formatted(month.getYear());
    }
  },
  /** The calendar month in which the entry takes effect, as {@code 2024-03}. */
  MONTH {
    @Override
    String key(Party buyer, Entry entry) {
      return label(YearMonth.from(entry.dates().effective()));
    }
  };

  /** The row that the entry belongs to. */
  abstract String key(Party buyer, Entry entry);

  /** Whether its rows are times, at whose ends balances are drawn. */
  boolean isPeriod() {
    return this == YEAR || this == MONTH;
  }

  /** The row of a period that the month is, or lies in. */
  String label(YearMonth month) {
    return month.toString();
  }

  /** Reads the form of addresses. */
  public static Dimension of(String name) {
    return Arrays.stream(values())
        .filter(d -> d.toString().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new InvalidValue(
                    "'%s' is nothing to sum by: use one of %s."
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Dimension::toString)
                                .collect(Collectors.joining(", ")))));
  }

  private static String supplierName(@Nullable Supplier supplier) {
    return supplier == null ? "unknown" : supplier.name();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
