package dev.tranche.pages.live;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where open windows listen: server-sent events called {@code news}, each a {@link News}. */
@Controller
@Hidden
class LiveController {

  private final Windows windows;

  LiveController(Windows windows) {
    this.windows = windows;
  }

  /**
   * @param after the position up to which the page shows the book
   * @param last the same for a window that was there before and has heard more since
   */
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(
      @RequestParam long after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return windows.open(last == null ? after : Math.max(after, last)).emitter();
  }
}
