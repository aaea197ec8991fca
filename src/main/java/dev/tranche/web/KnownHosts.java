package dev.tranche.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Only requests to a host that this program is known by are answered, and only pages of such a host
 * may change anything: without it, any page in a browser on this machine could reach the program
 * through a name of its own that leads to the loopback address. Of what a browser sends for a
 * foreign page, another port of this host included, nothing is answered but a link that is
 * followed.
 */
@Component
@Order(KnownHosts.ORDER)
class KnownHosts extends OncePerRequestFilter {

  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> SAFE =
      Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final String PORT = ":[0-9]{1,5}$";

  private final Set<String> hosts = new HashSet<>(LOOPBACK);
  private final Set<String> origins = new HashSet<>();
  private final ProblemWriter problems;

  KnownHosts(@Value("${tranche.allowed-hosts:}") List<String> more, ProblemWriter problems) {
    for (String each : more) {
      String host = each.strip().toLowerCase(Locale.ROOT);
      if (host.contains("://")) {
        origins.add(host);
      }
      hosts.add(host.replaceFirst("^[a-z]+://", "").replaceFirst(PORT, ""));
    }
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String origin = request.getHeader("Origin");
    if (!isKnown(request.getHeader("Host"))) {
      problems.write(
          response,
          ProblemWriter.problem(
              HttpStatus.MISDIRECTED_REQUEST,
              "Unknown host",
              "This program does not answer for that host; name it in tranche.allowed-hosts if it"
                  + " should."));
    } else if (isOfForeignPage(request)
        || (!SAFE.contains(request.getMethod()) && origin != null && !isOurs(origin, request))) {
      problems.write(
          response,
          ProblemWriter.problem(
              HttpStatus.FORBIDDEN,
              "Foreign page",
              "Pages of another site may ask and change nothing."));
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Browsers of today say who asks, and what for; programs that are no browser do not. */
  private static boolean isOfForeignPage(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
    boolean follows =
        "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
            && HttpMethod.GET.matches(request.getMethod());
    return foreign && !follows;
  }

  /** Whether scheme, host and port are those at which this request has reached the program. */
  private boolean isOurs(String origin, HttpServletRequest request) {
    String given = origin.toLowerCase(Locale.ROOT);
    String port = isUsual(request) ? "" : ":" + request.getServerPort();
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    return given.equals(request.getScheme() + "://" + host + port) || origins.contains(given);
  }

  private static boolean isUsual(HttpServletRequest request) {
    return request.getServerPort() == ("https".equals(request.getScheme()) ? HTTPS : HTTP);
  }

  private boolean isKnown(@Nullable String authority) {
    return authority != null
        && hosts.contains(authority.toLowerCase(Locale.ROOT).replaceFirst(PORT, ""));
  }
}
