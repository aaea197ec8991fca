package dev.tranche.contract;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The records that a sealed type permits, however deep, by name. */
final class Leaves {

  private Leaves() {}

  static SequencedSet<Class<?>> of(Class<?> sealed) {
    SequencedSet<Class<?>> leaves = new TreeSet<>(Comparator.comparing(Class::getSimpleName));
    below(sealed).forEach(leaves::add);
    return leaves;
  }

  private static Stream<Class<?>> below(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Leaves::below)
        : Stream.of(type);
  }
}
