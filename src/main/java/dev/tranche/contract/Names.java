package dev.tranche.contract;

import java.util.Collection;
import java.util.List;

/** Names in a refusal: enough of them to see which was meant, and no list without an end. */
final class Names {

  private static final int MOST = 20;

  private Names() {}

  /** As {@code [a, b, c]}, the last ones counted where there are many; {@code none} of none. */
  static String some(Collection<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    List<String> first = names.stream().limit(MOST).toList();
    return names.size() <= MOST
        ? first.toString()
        : "%s and %,d more".formatted(first, names.size() - MOST);
  }
}
