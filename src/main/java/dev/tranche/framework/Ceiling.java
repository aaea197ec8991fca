package dev.tranche.framework;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.Category;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much of one thing may be called off at most: {@code 1000} K2.
 *
 * @param designation what is called off counts here when its item is designated exactly so
 * @param quantity unknown where no source gives a number
 * @param value of the whole ceiling; shown, and compared with nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ceiling(
    String designation, Category category, Quantity quantity, @Nullable MonetaryValue value) {

  public Ceiling {
    if (designation.isBlank()) {
      throw new InvalidValue("A ceiling needs a designation.");
    }
  }
}
