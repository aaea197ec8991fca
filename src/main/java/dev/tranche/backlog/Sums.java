package dev.tranche.backlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.backlog.Amount.Unconverted;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units and value by one or two dimensions, and in all.
 *
 * @param by the dimensions, as {@code buyer} or {@code buyer,year}
 * @param rows in the order of their keys
 * @param conversion absent where each value is in its own currency
 * @param note what is not listed, in words; absent where all is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sums(
    String by, List<Row> rows, Row total, @Nullable Conversion conversion, @Nullable String note) {

  /**
   * One sum, as {@link Amount}.
   *
   * @param key in the first dimension
   * @param secondKey in the second, if there is one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      String key,
      @Nullable String secondKey,
      long units,
      Map<String, String> value,
      boolean estimated,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Unconverted> unconverted) {

    static Row of(Keys keys, Amount amount) {
      return new Row(
          keys.first(),
          keys.second(),
          amount.units(),
          amount.value(),
          amount.estimated(),
          amount.unconverted());
    }
  }
}
