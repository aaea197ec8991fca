package dev.tranche.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days from one to another, both included; without an end where there is none. */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

  boolean hold(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
