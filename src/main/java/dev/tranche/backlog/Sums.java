package dev.tranche.backlog;

import java.util.List;
import java.util.Map;

/**
 * Units and value by one dimension, and in all.
 *
 * @param by the dimension, as {@code buyer}
 */
public record Sums(String by, List<Row> rows, Row total) {

  /**
   * One sum.
   *
   * @param value decimal amounts by currency (ISO 4217); currencies are never added up
   * @param estimated whether an estimate, or an order of unknown size or value, is in it
   */
  public record Row(String key, long units, Map<String, String> value, boolean estimated) {}
}
