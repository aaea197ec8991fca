package dev.tranche.pages.audit;

import dev.tranche.audit.RecordedEvent;
import java.util.Map;
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
  private static final Map<String, String> PAGES =
      Map.of("framework", "/frameworks/", "figure", "/figures/");

  static LoggedEvent of(RecordedEvent event, ObjectWriter json) {
    String text = json.writeValueAsString(event);
    return new LoggedEvent(
        event, page(event.stream()), text.length() > MOST_CHARACTERS ? null : text);
  }

  /** Streams of other things than contracts have their kind before the reference. */
  private static @Nullable String page(String stream) {
    int colon = stream.indexOf(':');
    if (colon < 0) {
      return "/contracts/" + stream;
    }
    String place = PAGES.get(stream.substring(0, colon));
    return place == null ? null : place + stream.substring(colon + 1);
  }
}
