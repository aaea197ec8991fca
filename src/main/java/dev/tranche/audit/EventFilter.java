package dev.tranche.audit;

import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the log are wanted; those that match all that is given.
 *
 * @param kinds stored names; all where none is given
 * @param source a part of the publisher's name or of the title, in upper or lower case
 * @param recorder a part of the recorder's name, in upper or lower case
 * @param effective by the last day on which it can have happened, as everywhere
 * @param recorded by the day in UTC
 */
public record EventFilter(
    Set<String> kinds,
    @Nullable String source,
    @Nullable String recorder,
    Days effective,
    Days reported,
    Days recorded) {

  boolean isOfKind(String name) {
    return kinds.isEmpty() || kinds.contains(name);
  }

  /**
   * @param stated absent where the event cannot be read
   * @param recordedBy is asked only where it matters
   */
  boolean matches(@Nullable Provenance stated, Supplier<String> recordedBy) {
    return (source == null || (stated != null && isOf(stated.source(), source)))
        && matches(effective, stated == null ? null : stated.effective().latest())
        && matches(reported, stated == null ? null : stated.reportedDay())
        && matches(recorded, stated == null ? null : stated.recordedDay())
        && (recorder == null || contains(recordedBy.get(), recorder));
  }

  private static boolean isOf(Source stated, String wanted) {
    return contains(stated.publisher(), wanted)
        || (stated.title() != null && contains(stated.title(), wanted));
  }

  private static boolean matches(Days days, @Nullable LocalDate day) {
    boolean any = days.from() == null && days.to() == null;
    return any || (day != null && days.hold(day));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
