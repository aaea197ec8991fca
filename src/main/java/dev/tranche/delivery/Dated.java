package dev.tranche.delivery;

import dev.tranche.contract.EdtfDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What holds from a day on.
 *
 * @param name what a correction calls it by
 */
record Dated<T>(String name, T value, EdtfDate effective) {

  Dated<T> on(EdtfDate other) {
    return new Dated<>(name, value, other);
  }

  static <T> boolean has(List<Dated<T>> facts, String name) {
    return facts.stream().anyMatch(fact -> fact.name().equals(name));
  }

  static <T> List<Dated<T>> each(List<Dated<T>> facts, UnaryOperator<Dated<T>> change) {
    return facts.stream().map(change).toList();
  }

  static <T> List<Dated<T>> plus(List<Dated<T>> facts, Dated<T> one) {
    List<Dated<T>> more = new ArrayList<>(facts);
    more.add(one);
    return more;
  }
}
