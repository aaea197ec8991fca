package dev.tranche.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every answer tells browsers to load and run nothing but files of this program, to show it in no
 * frame, to guess no type, and to tell no other site where its reader came from.
 */
@Component
@Order(ResponseHeaders.ORDER)
class ResponseHeaders extends OncePerRequestFilter {

  static final int ORDER = KnownHosts.ORDER - 1;

  private static final String STRICT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** The description of the API writes styles into its page; it runs no script of that kind. */
  private static final String WITH_STYLES_IN_THE_PAGE =
      STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    set(request, response);
    chain.doFilter(request, response);
  }

  /** An answer that is made anew, as that to a failure, needs them again. */
  static void set(HttpServletRequest request, HttpServletResponse response) {
    String path = request.getServletPath();
    boolean describes = path != null && path.startsWith("/swagger-ui/");
    response.setHeader("Content-Security-Policy", describes ? WITH_STYLES_IN_THE_PAGE : STRICT);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
