package dev.tranche.web;

import dev.tranche.statement.BadQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A question with {@code ?atLeast=<position>} is answered once every view has passed that position
 * of the log, so that who recorded something reads it. A position that the log has not reached is
 * refused; a view that does not come to it within ten seconds is told.
 */
@Component
class AtLeast implements HandlerInterceptor {

  static final String PARAMETER = "atLeast";

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final CaughtUp views;
  private final Duration longestWait;

  @Autowired
  AtLeast(CaughtUp views) {
    this(views, LONGEST_WAIT);
  }

  AtLeast(CaughtUp views, Duration longestWait) {
    this.views = views;
    this.longestWait = longestWait;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String given = concerns(request) ? request.getParameter(PARAMETER) : null;
    if (given != null) {
      long position = position(given);
      if (!views.awaitPassed(position, longestWait)) {
        throw new ViewsBehind(position);
      }
    }
    return true;
  }

  /** Whether the request is a question to the API, which alone may wait. */
  static boolean concerns(HttpServletRequest request) {
    return READING.contains(request.getMethod()) && request.getServletPath().startsWith("/api/");
  }

  private long position(String given) {
    if (!given.matches("\\d{1,18}")) {
      throw new BadQuery(PARAMETER, "atLeast is a position of the log, a whole number from 0 on.");
    }
    long position = Long.parseLong(given);
    OptionalLong head = views.head();
    if (head.isEmpty()) {
      throw new BadQuery(PARAMETER, "The log is empty: it has no position %d.".formatted(position));
    }
    if (position > head.getAsLong()) {
      throw new BadQuery(
          PARAMETER,
          "The log has not reached %d: its last position is %d."
              .formatted(position, head.getAsLong()));
    }
    return position;
  }

  /** A view has not come to the position in time. */
  static final class ViewsBehind extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ViewsBehind(long position) {
      super("A view has not come to position %d yet; ask again.".formatted(position));
    }
  }
}
