package dev.tranche.pages.audit;

import dev.tranche.audit.RecordedEvent;
import dev.tranche.pages.StreamPage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

/**
 * An event as the pages show it.
 *
 * @param page of what it is about, without days; absent where there is no such page
 * @param json of it; absent where it is too long to be read on a page
 */
record LoggedEvent(RecordedEvent event, @Nullable String page, @Nullable String json) {

  private static final int MOST_CHARACTERS = 10_000;

  static LoggedEvent of(RecordedEvent event, ObjectWriter json) {
    String text = json.writeValueAsString(event);
    return new LoggedEvent(
        event, StreamPage.of(event.stream()), text.length() > MOST_CHARACTERS ? null : text);
  }
}
