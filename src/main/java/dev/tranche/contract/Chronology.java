package dev.tranche.contract;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The rules between dates. Sources are vague and facts surface in any order, so a date is refused
 * only where it contradicts another for certain.
 */
public final class Chronology {

  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

  private Chronology() {}

  /** A source has published what is recorded of it. */
  public static void checkSource(Source source, Instant recorded) {
    EdtfDate published = source.published();
    if (published != null && today(recorded).isCertainlyBefore(published)) {
      throw new Refused(
          "%s cannot have published this on %s: that day has not come yet."
              .formatted(source.publisher(), published),
          "source.published");
    }
  }

  /** A fact lies neither in the future nor after the publication that reports it. */
  public static void checkFact(EdtfDate effective, Source source, Instant recorded) {
    if (today(recorded).isCertainlyBefore(effective)) {
      throw new Refused(
          "%s has not come yet: only what has happened can be recorded.".formatted(effective),
          "effective");
    }
    EdtfDate published = source.published();
    if (published != null && published.isCertainlyBefore(effective)) {
      throw new Refused(
          "%s published this on %s, before %s: one of the dates is wrong."
              .formatted(source.publisher(), published, effective),
          "effective");
    }
  }

  /** The day that it is where the day begins first: what happens in the east is not to come. */
  private static EdtfDate today(Instant recorded) {
    return EdtfDate.of(LocalDate.ofInstant(recorded, EASTERNMOST));
  }

  /** What the earlier one must not follow for certain; an absent date contradicts nothing. */
  public static void checkOrder(
      String before, @Nullable EdtfDate earlier, String after, EdtfDate later) {
    checkOrder(before, earlier, after, later, "effective");
  }

  /** The same where another part of the command than its effective date says the later one. */
  static void checkOrder(
      String before, @Nullable EdtfDate earlier, String after, EdtfDate later, String part) {
    if (earlier != null && later.isCertainlyBefore(earlier)) {
      throw new Refused(
          "%s (%s) cannot lie before %s (%s).".formatted(after, later, before, earlier), part);
    }
  }
}
