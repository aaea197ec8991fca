package dev.tranche.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Who asks for pages, to be told of a failure on one; everybody else is told by a problem. */
public final class Readers {

  private Readers() {}

  /** Whether the request accepts HTML, and asks neither the API nor its description. */
  public static boolean asks(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed == null ? request.getServletPath() : failed.toString();
    return accept != null
        && accept.contains("text/html")
        && !path.matches("/(api|v3|swagger-ui)(/.*)?");
  }
}
