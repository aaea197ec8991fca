package dev.tranche.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.contract.InvalidValue;
import dev.tranche.contract.MonetaryValue;
import dev.tranche.contract.Quantity;
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
