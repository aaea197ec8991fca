package dev.tranche.backlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Units and value.
 *
 * @param value decimal amounts by currency (ISO 4217); currencies are never added up unless a rate
 *     converts them
 * @param estimated whether an estimate, or an order of unknown size or value, is in it
 * @param unconverted value that is not in {@code value}, for want of a rate
 */
public record Amount(
    long units,
    Map<String, String> value,
    boolean estimated,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Unconverted> unconverted) {

  /** Value in one currency that could not be converted, and why, in words. */
  public record Unconverted(String currency, String amount, String reason) {}
}
