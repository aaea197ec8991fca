package dev.tranche.pages;

import dev.tranche.audit.DateWords;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures, money and dates as pages write them; what is an estimate says so. */
public final class Formats {

  /** There is one; templates know it as {@code f}. */
  private static final int MOST_NAMES = 8;

  public static final Formats INSTANCE = new Formats();

  /** What stands where nothing is known. */
  public static final String UNKNOWN = "not known";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
  private static final BigDecimal BILLION = BigDecimal.TEN.pow(9);
  private static final BigDecimal MILLION = BigDecimal.TEN.pow(6);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int SHORT_DIGITS = 3;
  private static final int HASH_DIGITS = 8;

  private Formats() {}

  /** 2024, and 0999 too: a year has four digits wherever it stands, or two would not match. */
  public static String year(int year) {
    return "%04d".formatted(year);
  }

  /** 10 July 2024. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** 10 Jul 2024. */
  public String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  /** 10 Jul 2024, 14:03 UTC. */
  public String minute(Instant instant) {
    return MINUTE.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** A date no more exactly than it is: 26 Aug 2022, about March 2024, perhaps 2023. */
  public String date(@Nullable EdtfDate date) {
    return date == null ? UNKNOWN : DateWords.of(date, SHORT_DAY);
  }

  /** 12,345. */
  public String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** 1 contract, 12 contracts. */
  public String count(long number, String one) {
    return "%s %s".formatted(number(number), number == 1 ? one : one + "s");
  }

  /** Names one after the other, the last ones counted where they are too many for a sentence. */
  public String some(List<String> names) {
    return names.size() <= MOST_NAMES + 1
        ? String.join(", ", names)
        : "%s and %s more"
            .formatted(
                String.join(", ", names.subList(0, MOST_NAMES)), number(names.size() - MOST_NAMES));
  }

  /** What stands before a figure that is an estimate, and nothing before another one. */
  public String about(boolean estimated) {
    return estimated ? "about " : "";
  }

  /** An ordered or delivered quantity: 180, about 200, not known. */
  public String quantity(Quantity quantity) {
    return switch (quantity.precision()) {
      case EXACT -> number(quantity.units());
      case ESTIMATED -> "about " + number(quantity.units());
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** USD 3.37 bn; about USD 3.37 bn where it is an estimate. */
  public String money(@Nullable MonetaryValue value) {
    return value == null
        ? UNKNOWN
        : about(value.estimated()) + money(value.currency().getCode(), value.money().getAmount());
  }

  /** USD 3,370,000,000.00. */
  public String fullMoney(@Nullable MonetaryValue value) {
    return value == null
        ? UNKNOWN
        : about(value.estimated())
            + fullMoney(value.currency().getCode(), value.money().getAmount());
  }

  /** USD 3.37 bn, of a decimal amount. */
  public String money(String currency, String amount) {
    return money(currency, new BigDecimal(amount));
  }

  /** USD 3,370,000,000.00, of a decimal amount. */
  public String fullMoney(String currency, String amount) {
    return fullMoney(currency, new BigDecimal(amount));
  }

  String money(String currency, BigDecimal amount) {
    BigDecimal size = amount.abs();
    if (size.compareTo(BILLION) >= 0) {
      return "%s %s bn".formatted(currency, shortened(amount, BILLION));
    }
    return size.compareTo(MILLION) >= 0
        ? "%s %s m".formatted(currency, shortened(amount, MILLION))
        : "%s %s".formatted(currency, amount.setScale(0, RoundingMode.HALF_UP).toPlainString());
  }

  private static String fullMoney(String currency, BigDecimal amount) {
    return "%s %s"
        .formatted(
            currency,
            String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount));
  }

  /** Three digits where the amount has as many before the point or fewer. */
  private static String shortened(BigDecimal amount, BigDecimal unit) {
    BigDecimal scaled = amount.divide(unit, SHORT_DIGITS + 1, RoundingMode.HALF_UP);
    int whole = scaled.precision() - scaled.scale();
    BigDecimal rounded = scaled.setScale(Math.max(0, SHORT_DIGITS - whole), RoundingMode.HALF_UP);
    return String.format(
        Locale.ROOT, "%,." + Math.max(0, rounded.stripTrailingZeros().scale()) + "f", rounded);
  }

  /** 8.0 of {@code 8.0119}: to one decimal place. */
  public String decimal(String ratio) {
    return new BigDecimal(ratio).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** 26 %, of a share such as {@code 0.2556}; nothing where there is none. */
  public String percent(@Nullable String share) {
    return share == null
        ? ""
        : new BigDecimal(share).movePointRight(2).setScale(0, RoundingMode.HALF_UP) + " %";
  }

  /** 0.96, of an index such as {@code 0.9556}; nothing where there is none. */
  public String index(@Nullable String index) {
    return index == null
        ? ""
        : new BigDecimal(index).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** From 0 to 100, for the width of a bar. */
  public BigDecimal percentage(String share) {
    return new BigDecimal(share).movePointRight(2).max(BigDecimal.ZERO).min(HUNDRED);
  }

  /** Poland; the code itself where it names no party. */
  public String party(@Nullable Party party) {
    return party == null ? UNKNOWN : party.name();
  }

  /** Poland, of a code; the code itself where it names no party. */
  public String partyOf(String code) {
    try {
      return Party.of(code).name();
    } catch (IllegalArgumentException _) {
      return code;
    }
  }

  /** Battle tanks, of a category or another name in lower case with hyphens. */
  public String name(Object hyphenated) {
    String text = hyphenated.toString().replace('-', ' ');
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Who stated it, and where. */
  public String source(Source source) {
    return source.title() == null
        ? source.publisher()
        : "%s, %s".formatted(source.publisher(), source.title());
  }

  /** The first digits of a hash. */
  public String shortHash(String hash) {
    return hash.substring(0, Math.min(HASH_DIGITS, hash.length()));
  }
}
