package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Reference;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a contract: what is ordered, and how many units of it.
 *
 * @param id names the item within its contract; derived from the designation where it is left out
 *     ({@code K2 Black Panther} becomes {@code k2-black-panther})
 * @param designation as the register or the parties write it
 * @param value of all units of the item together; absent where the contract has one value for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(
    String id,
    String designation,
    Category category,
    Quantity quantity,
    @Nullable MonetaryValue value) {

  public Item {
    Reference.check("item", id);
    if (designation.isBlank()) {
      throw new InvalidValue("An item needs a designation.");
    }
    if (quantity.isKnown() && quantity.units() == 0) {
      throw new InvalidValue("Of %s, at least one unit must be ordered.".formatted(designation));
    }
  }

  @JsonCreator
  static Item of(
      @Nullable String id,
      String designation,
      Category category,
      Quantity quantity,
      @Nullable MonetaryValue value) {
    return new Item(id == null ? idOf(designation) : id, designation, category, quantity, value);
  }

  Item valued(@Nullable MonetaryValue other) {
    return new Item(id, designation, category, quantity, other);
  }

  Item ordered(Quantity other) {
    return new Item(id, designation, category, other, value);
  }

  private static String idOf(String designation) {
    String id = hyphenated(designation.toLowerCase(Locale.ROOT));
    if (id.isEmpty()) {
      throw new InvalidValue(
          "No id can be made of the designation '%s': give the item one.".formatted(designation));
    }
    return hyphenated(id.substring(0, Math.min(id.length(), Reference.LONGEST)));
  }

  private static String hyphenated(String text) {
    return text.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
