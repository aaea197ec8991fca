package dev.tranche.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an event says, in words: what happened, and details where there are any.
 *
 * @param what in lower case: {@code signed by Peru with HD Hyundai}
 * @param details {@code 1 frigate, USD 460 m}
 */
record EventWords(String what, @Nullable String details) {

  static EventWords of(String what) {
    return new EventWords(what, null);
  }

  static EventWords of(String what, @Nullable String details) {
    return new EventWords(what, details);
  }

  /** Without a date: {@code Signed by Peru: 1 frigate}. */
  String undated() {
    return sentence("");
  }

  /** The date stands before the details: {@code Signed by Peru, 16 April 2024: 1 frigate}. */
  String dated(String date) {
    return sentence(", " + date);
  }

  private String sentence(String date) {
    String end = details == null ? "" : ": " + details.replaceFirst("\\.$", "");
    return Character.toUpperCase(what.charAt(0)) + what.substring(1) + date + end;
  }
}
