package dev.tranche.pages.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open window of a reader, among all that are open for as long as it is. Telling a window that
 * is gone does nothing.
 */
final class Window {

  /** Its browser opens another one then by itself. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());

  Window(Set<Window> open) {
    emitter.onCompletion(() -> open.remove(this));
    emitter.onError(_ -> open.remove(this));
    emitter.onTimeout(emitter::complete);
    open.add(this);
  }

  SseEmitter emitter() {
    return emitter;
  }

  void tell(News news) {
    send(
        SseEmitter.event()
            .id(Long.toString(news.position()))
            .name("news")
            .data(news, MediaType.APPLICATION_JSON));
  }

  /** So that both sides notice when the other one is gone. */
  void beat() {
    send(SseEmitter.event().comment("here"));
  }

  void close() {
    emitter.complete();
  }

  private void send(SseEmitter.SseEventBuilder event) {
    try {
      emitter.send(event);
    } catch (IOException | IllegalStateException _) {
      // The reader has left; the server says so by onError or onCompletion.
    }
  }
}
