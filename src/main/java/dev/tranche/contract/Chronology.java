package dev.tranche.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules between dates. Sources are vague and facts surface in any order, so a date is refused
 * only where it contradicts another for certain.
 */
final class Chronology {

  private Chronology() {}

  /** A fact lies neither in the future nor after the publication that reports it. */
  static void checkStatement(EdtfDate effective, Source source, Instant recorded) {
    EdtfDate today = EdtfDate.of(new Provenance(source, effective, recorded).recordedDay());
    if (today.isCertainlyBefore(effective)) {
      throw new Refused(
          "%s has not come yet: only what has happened can be recorded.".formatted(effective));
    }
    EdtfDate published = source.published();
    if (published != null && published.isCertainlyBefore(effective)) {
      throw new Refused(
          "%s published this on %s, before %s: one of the dates is wrong."
              .formatted(source.publisher(), published, effective));
    }
  }

  /** What the earlier one must not follow for certain; an absent date contradicts nothing. */
  static void checkOrder(String before, @Nullable EdtfDate earlier, String after, EdtfDate later) {
    if (earlier != null && later.isCertainlyBefore(earlier)) {
      throw new Refused(
          "%s (%s) cannot lie before %s (%s).".formatted(after, later, before, earlier));
    }
  }
}
