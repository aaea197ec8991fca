package dev.tranche.pages.record;

import dev.tranche.audit.RecordedEvent;
import dev.tranche.pages.Formats;
import dev.tranche.web.CaughtUp;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells on the page that follows a form what was recorded, as {@code notice}, and lets the page
 * wait for its views to have it: whatever else a page is given is read after that.
 */
@ControllerAdvice(basePackageClasses = Formats.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Notice {

  /** A view that other processes keep a part of never says that it has passed. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final LogReader log;
  private final CaughtUp views;

  Notice(LogReader log, CaughtUp views) {
    this.log = log;
    this.views = views;
  }

  @ModelAttribute("notice")
  @Nullable List<RecordedEvent> notice(@RequestParam(required = false) @Nullable String recorded) {
    List<RecordedEvent> events =
        recorded != null && recorded.matches("\\d{1,18}")
            ? log.commitUpTo(Long.parseLong(recorded))
            : List.of();
    if (events.isEmpty()) {
      return null;
    }
    views.awaitPassed(events.getLast().position(), LONGEST_WAIT);
    return events;
  }
}
