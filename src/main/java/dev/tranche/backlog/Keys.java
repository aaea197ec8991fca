package dev.tranche.backlog;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a row is called: by its first dimension, and by its second, if there is one. */
record Keys(String first, @Nullable String second) implements Comparable<Keys> {

  /** Of the row that is the sum of all. */
  static final Keys TOTAL = new Keys("total", null);

  private static final Comparator<Keys> ORDER =
      Comparator.comparing(Keys::first)
          .thenComparing(Keys::second, Comparator.nullsFirst(Comparator.naturalOrder()));

  @Override
  public int compareTo(Keys other) {
    return ORDER.compare(this, other);
  }
}
