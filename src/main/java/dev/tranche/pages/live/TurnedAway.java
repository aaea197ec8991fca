package dev.tranche.pages.live;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A window that cannot be told of news now; its page still shows what it shows. */
final class TurnedAway extends ResponseStatusException {

  private static final long serialVersionUID = 1L;

  /** After which it may ask again. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  TurnedAway(String reason) {
    super(HttpStatus.SERVICE_UNAVAILABLE, reason);
  }

  @Override
  public HttpHeaders getHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(PAUSE.toSeconds()));
    return headers;
  }
}
