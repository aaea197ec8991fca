package dev.tranche.pages;

import com.mongodb.MongoException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestDataValueProcessor;
import org.springframework.web.util.WebUtils;

/**
 * A form is taken only from a page of this program: its browser holds a token that this program has
 * signed in a cookie that no script reads, every form carries the same token, and what comes
 * without both is refused. No session is kept, and the key is the same for all ({@link FormKey}),
 * so any process may render the form and any other take it. The API has no forms; a foreign page
 * does not reach it in the first place.
 *
 * <p>The token is given by a filter, and asked for once the handler is known: what no handler takes
 * is told so.
 */
@Component("requestDataValueProcessor")
@Order(FormTokens.ORDER)
class FormTokens extends OncePerRequestFilter
    implements RequestDataValueProcessor, HandlerInterceptor {

  /** Behind the filters that look at hosts and lengths. */
  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

  static final String FIELD = "formToken";
  static final String COOKIE = "tranche-form";

  private static final String REFUSED =
      "The form came from a page that is out of date, or from another site. Nothing was recorded."
          + " Go back, load the page again, and send it once more.";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String METHOD = FormTokens.class.getName() + ".method";
  private static final String TOKEN = FormTokens.class.getName() + ".token";

  private final FormKey key;

  FormTokens(FormKey key) {
    this.key = key;
  }

  /** By the path that is answered: that of the request line may only look like one of these. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().matches("/(api|assets|v3|swagger-ui)(/.*)?");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(TOKEN, given(request, response));
    chain.doFilter(request, response);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && !SAFE.contains(request.getMethod())
        && !shouldNotFilter(request)
        && !isSame(token(request), request.getParameter(FIELD))) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, REFUSED);
    }
    return true;
  }

  /** None where the database does not answer, which the page then tells. */
  private @Nullable String given(HttpServletRequest request, HttpServletResponse response) {
    try {
      String token = token(request);
      return token == null ? give(response) : token;
    } catch (MongoException _) {
      return null;
    }
  }

  private String give(HttpServletResponse response) {
    String token = key.token();
    // Lax: it comes along when a link from elsewhere is followed, and never with a foreign form.
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, token).path("/").httpOnly(true).sameSite("Lax").build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    return token;
  }

  /** Of the cookie, where this program has given it. */
  private @Nullable String token(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null || !key.isOurs(cookie.getValue()) ? null : cookie.getValue();
  }

  private static boolean isSame(@Nullable String token, @Nullable String given) {
    return token != null
        && given != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String processAction(HttpServletRequest request, String action, String method) {
    request.setAttribute(METHOD, method);
    return action;
  }

  /** What Thymeleaf adds to a form whose address it writes; forms that only ask need no token. */
  @Override
  public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
    Object token = request.getAttribute(TOKEN);
    return token == null || !"post".equalsIgnoreCase(String.valueOf(request.getAttribute(METHOD)))
        ? Map.of()
        : Map.of(FIELD, token.toString());
  }

  @Override
  public String processFormFieldValue(
      HttpServletRequest request, @Nullable String name, String value, String type) {
    return value;
  }

  @Override
  public String processUrl(HttpServletRequest request, String url) {
    return url;
  }
}
