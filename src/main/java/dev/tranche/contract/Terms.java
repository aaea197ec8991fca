package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Supplier;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the parties agreed, or talk about: who supplies, which items, for how much.
 *
 * <p>The value is one for the whole contract, or one per item, or not known; never both, and always
 * in one currency. Item ids are unique.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Terms(@Nullable Supplier supplier, List<Item> items, @Nullable MonetaryValue value) {

  public Terms {
    items = List.copyOf(items);
    Set<String> ids = new HashSet<>();
    Set<CurrencyUnit> currencies = new HashSet<>();
    for (Item item : items) {
      if (!ids.add(item.id())) {
        throw new InvalidValue("Two items are called '%s': give each an id.".formatted(item.id()));
      }
      if (item.value() != null) {
        currencies.add(item.value().currency());
      }
    }
    if (value != null && !currencies.isEmpty()) {
      throw new InvalidValue("Give a value for the contract or one per item, not both.");
    }
    if (currencies.size() > 1) {
      throw new InvalidValue(
          "All values of a contract are in one currency, not in %s.".formatted(currencies));
    }
  }

  public Optional<Item> item(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findAny();
  }

  /** For who asks for many of them. */
  public Map<String, Item> itemsById() {
    Map<String, Item> byId = LinkedHashMap.newLinkedHashMap(items.size());
    items.forEach(item -> byId.put(item.id(), item));
    return byId;
  }

  /** The currency of the contract; empty where no value is known. */
  public Optional<CurrencyUnit> currency() {
    return total().map(MonetaryValue::currency);
  }

  /** The value of all items together; empty where none is known. An estimate in it makes it one. */
  public Optional<MonetaryValue> total() {
    if (value != null) {
      return Optional.of(value);
    }
    MonetaryValue total = null;
    for (Item item : items) {
      if (item.value() != null) {
        total = total == null ? item.value() : total.plus(item.value());
      }
    }
    return Optional.ofNullable(total);
  }

  List<Item> itemsWithoutValue() {
    return items.stream().map(item -> item.valued(null)).toList();
  }

  public Terms supplier(Supplier other) {
    return new Terms(other, items, value);
  }

  /**
   * The value of each item in the currency's smallest unit, by item id; the sum is the contract's
   * value exactly, where it has items.
   *
   * <p>A value for the whole contract is spread over its units, each alike, since no source says
   * more; what does not divide goes, a smallest unit each, to the first items. Items of unknown
   * quantity share only where no quantity is known at all, and then alike.
   */
  public Map<String, Long> valueByItem() {
    Map<String, Long> spread = new LinkedHashMap<>();
    if (value == null) {
      items.forEach(
          item -> spread.put(item.id(), item.value() == null ? 0 : item.value().minorUnits()));
      return spread;
    }
    boolean someKnown = items.stream().anyMatch(item -> item.quantity().isKnown());
    BigInteger total = BigInteger.ZERO;
    for (Item item : items) {
      total = total.add(BigInteger.valueOf(weight(item, someKnown)));
    }
    BigInteger whole = BigInteger.valueOf(value.minorUnits());
    long rest = value.minorUnits();
    for (Item item : items) {
      long share =
          whole
              .multiply(BigInteger.valueOf(weight(item, someKnown)))
              .divide(total)
              .longValueExact();
      spread.put(item.id(), share);
      rest -= share;
    }
    for (Item item : items) {
      if (rest > 0 && weight(item, someKnown) > 0) {
        spread.merge(item.id(), 1L, Long::sum);
        rest--;
      }
    }
    return spread;
  }

  private static long weight(Item item, boolean someKnown) {
    return someKnown ? item.quantity().units() : 1;
  }
}
