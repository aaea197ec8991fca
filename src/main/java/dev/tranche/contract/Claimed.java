package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a source states of one attribute of a contract, as that source states it. Two that have the
 * same {@link #subject()} state the same thing or contradict each other.
 *
 * <p>In JSON {@code {"attribute": "signing-date", "value": "2023-08"}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "attribute")
public sealed interface Claimed {

  /** What sources differ about; in JSON in lower case with hyphens, {@code signing-date}. */
  enum Attribute {
    SIGNING_DATE,
    VALUE,
    ORDERED_QUANTITY,
    DELIVERED_QUANTITY,
    DELIVERY_DATE;

    /** Throws an {@link InvalidValue} in words where there is none of that name. */
    public static Attribute of(String name) {
      return Arrays.stream(values())
          .filter(attribute -> attribute.toString().equals(name))
          .findAny()
          .orElseThrow(
              () ->
                  new InvalidValue(
                      "'%s' is not an attribute that can be claimed: write one of %s."
                          .formatted(
                              name,
                              Arrays.stream(values())
                                  .map(Attribute::toString)
                                  .collect(Collectors.joining(", ")))));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The attribute's value, of the kind that the attribute has. */
  Object value();

  /** When the contract was signed. */
  @JsonTypeName("signing-date")
  record SigningDate(EdtfDate value) implements Claimed {}

  /**
   * What the whole contract is worth.
   *
   * @param terms {@code signature}, {@code amendment-1}, or {@code talks}; those that hold where it
   *     is left out, which is then empty
   */
  @JsonTypeName("value")
  record Value(String terms, MonetaryValue value) implements Claimed {

    @JsonCreator
    static Value of(@Nullable String terms, MonetaryValue value) {
      return new Value(terms == null ? "" : terms, value);
    }
  }

  /**
   * How many units of an item are ordered.
   *
   * @param terms as of a {@link Value}
   * @param item empty where it is left out; the contract then has one only
   */
  @JsonTypeName("ordered-quantity")
  record OrderedQuantity(String terms, String item, Quantity value) implements Claimed {

    public OrderedQuantity {
      if (value.isKnown() && value.units() == 0) {
        throw new InvalidValue("At least one unit must be ordered.");
      }
    }

    @JsonCreator
    static OrderedQuantity of(@Nullable String terms, @Nullable String item, Quantity value) {
      return new OrderedQuantity(terms == null ? "" : terms, item == null ? "" : item, value);
    }
  }

  /** How many units a delivery was of; with 0 it did not take place. */
  @JsonTypeName("delivered-quantity")
  record DeliveredQuantity(String delivery, Quantity value) implements Claimed {

    public DeliveredQuantity {
      if (!value.isKnown()) {
        throw new InvalidValue(
            "A delivery is of a known or an estimated number of units; 0 if it did not take"
                + " place.");
      }
    }
  }

  /** When a delivery took place. */
  @JsonTypeName("delivery-date")
  record DeliveryDate(String delivery, EdtfDate value) implements Claimed {}

  default Attribute attribute() {
    return switch (this) {
      case SigningDate _ -> Attribute.SIGNING_DATE;
      case Value _ -> Attribute.VALUE;
      case OrderedQuantity _ -> Attribute.ORDERED_QUANTITY;
      case DeliveredQuantity _ -> Attribute.DELIVERED_QUANTITY;
      case DeliveryDate _ -> Attribute.DELIVERY_DATE;
    };
  }

  /** What is stated, within one contract: {@code ordered-quantity:signature:k2}. */
  default String subject() {
    return switch (this) {
      case SigningDate _ -> signingDate();
      case Value c -> valueOf(c.terms());
      case OrderedQuantity c -> orderedQuantity(c.terms(), c.item());
      case DeliveredQuantity c -> deliveredQuantity(c.delivery());
      case DeliveryDate c -> deliveryDate(c.delivery());
    };
  }

  static String signingDate() {
    return Attribute.SIGNING_DATE.toString();
  }

  static String valueOf(String terms) {
    return Attribute.VALUE + ":" + terms;
  }

  static String orderedQuantity(String terms, String item) {
    return Attribute.ORDERED_QUANTITY + ":" + terms + ":" + item;
  }

  static String deliveredQuantity(String delivery) {
    return Attribute.DELIVERED_QUANTITY + ":" + delivery;
  }

  static String deliveryDate(String delivery) {
    return Attribute.DELIVERY_DATE + ":" + delivery;
  }
}
