package dev.tranche.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much a figure states: a value, or a known or estimated number of units; exactly one of them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Amount(@Nullable MonetaryValue value, @Nullable Quantity units) {

  public Amount {
    if ((value == null) == (units == null)) {
      throw new InvalidValue("A figure states either a value or units.");
    }
    if (units != null && !units.isKnown()) {
      throw new InvalidValue("A figure that is not known is none.");
    }
  }
}
