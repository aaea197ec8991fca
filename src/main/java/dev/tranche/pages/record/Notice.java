package dev.tranche.pages.record;

import dev.tranche.audit.RecordedEvent;
import dev.tranche.pages.Formats;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells on the page that follows a form what was recorded, as {@code notice}. */
@ControllerAdvice(basePackageClasses = Formats.class)
class Notice {

  private final LogReader log;

  Notice(LogReader log) {
    this.log = log;
  }

  @ModelAttribute("notice")
  @Nullable List<RecordedEvent> notice(@RequestParam(required = false) @Nullable String recorded) {
    List<RecordedEvent> events =
        recorded != null && recorded.matches("\\d{1,18}")
            ? log.commitUpTo(Long.parseLong(recorded))
            : List.of();
    return events.isEmpty() ? null : events;
  }
}
