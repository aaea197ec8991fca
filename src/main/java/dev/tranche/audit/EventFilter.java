package dev.tranche.audit;

import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
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

  boolean matches(RecordedEvent event) {
    return (source == null || isOf(event.source(), source))
        && (recorder == null || contains(event.recorder(), recorder))
        && matches(effective, event.effective())
        && (isAny(reported) || (event.reported() != null && reported.hold(event.reported())))
        && matches(recorded, event.recorded());
  }

  private static boolean isOf(@Nullable Source stated, String wanted) {
    return stated != null
        && (contains(stated.publisher(), wanted)
            || (stated.title() != null && contains(stated.title(), wanted)));
  }

  private static boolean matches(Days days, @Nullable EdtfDate date) {
    return isAny(days) || (date != null && days.hold(date.latest()));
  }

  private static boolean matches(Days days, @Nullable Instant moment) {
    return isAny(days)
        || (moment != null && days.hold(LocalDate.ofInstant(moment, ZoneOffset.UTC)));
  }

  private static boolean isAny(Days days) {
    return days.from() == null && days.to() == null;
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
