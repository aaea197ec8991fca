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
record FormerDated<T>(String name, T value, EdtfDate effective) {

  FormerDated<T> on(EdtfDate other) {
    return new FormerDated<>(name, value, other);
  }

  static <T> boolean has(List<FormerDated<T>> facts, String name) {
    return facts.stream().anyMatch(fact -> fact.name().equals(name));
  }

  static <T> List<FormerDated<T>> each(
      List<FormerDated<T>> facts, UnaryOperator<FormerDated<T>> change) {
    return facts.stream().map(change).toList();
  }

  static <T> List<FormerDated<T>> plus(List<FormerDated<T>> facts, FormerDated<T> one) {
    List<FormerDated<T>> more = new ArrayList<>(facts);
    more.add(one);
    return more;
  }
}
