package dev.tranche.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement leaves out of a list is an empty list. */
public final class NullToEmpty {

  private NullToEmpty() {}

  public static <T> List<T> list(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
