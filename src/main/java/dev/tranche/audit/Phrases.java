package dev.tranche.audit;

import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Supplier;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of sentences that events of several kinds are told in. */
final class Phrases {

  private static final BigDecimal BILLION = new BigDecimal("1e9");
  private static final BigDecimal MILLION = new BigDecimal("1e6");

  private Phrases() {}

  /** {@code 180}, {@code about 180}, {@code an unknown number of}. */
  static String number(Quantity quantity) {
    return switch (quantity.precision()) {
      case EXACT -> Long.toString(quantity.units());
      case ESTIMATED -> "about " + quantity.units();
      case UNKNOWN -> "an unknown number of";
    };
  }

  static String money(MonetaryValue value) {
    BigDecimal amount = value.money().getAmount();
    String words =
        amount.compareTo(BILLION) >= 0
            ? plain(amount.divide(BILLION)) + " bn"
            : amount.compareTo(MILLION) >= 0 ? plain(amount.divide(MILLION)) + " m" : plain(amount);
    return "%s%s %s".formatted(value.estimated() ? "about " : "", value.currency(), words);
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  /** {@code 54 K9 Thunder and 36 K10, USD 920 m}; what is not known is left out. */
  static String terms(Terms terms) {
    String value = terms.total().map(total -> ", " + money(total)).orElse("");
    return items(terms.items()) + value;
  }

  static String items(List<Item> items) {
    return items.isEmpty()
        ? "items not named"
        : and(
            items.stream()
                .map(item -> number(item.quantity()) + " " + item.designation())
                .toList());
  }

  static String supplier(@Nullable Supplier supplier) {
    return supplier == null ? "a supplier not named" : supplier.name();
  }

  /** {@code planned are 10 K2 due 2022 and 18 K2 due 2023}. */
  static String schedule(DeliverySchedule schedule, Designations items) {
    return schedule.batches().isEmpty()
        ? "no schedule known"
        : "planned are "
            + and(
                schedule.batches().stream()
                    .map(
                        batch ->
                            "%d %s due %s"
                                .formatted(
                                    batch.quantity(),
                                    items.of(batch.item()),
                                    DateWords.of(batch.due())))
                    .toList());
  }

  static String and(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : parts.subList(0, parts.size() - 1).stream().collect(Collectors.joining(", "))
            + " and "
            + parts.getLast();
  }
}
