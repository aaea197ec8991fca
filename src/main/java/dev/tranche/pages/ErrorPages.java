package dev.tranche.pages;

import dev.tranche.statement.BadQuery;
import dev.tranche.web.Problems;
import dev.tranche.web.Readers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells a failure to who looks at pages in the words that the API tells it in, on a page like the
 * others. Programs, and whoever asks the API, get it as JSON.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements HandlerExceptionResolver, ErrorViewResolver {

  private static final String NO_PAGE = "There is no page at this address.";
  private static final String NOT_ANSWERED = "This program could not answer; its log says why.";

  private final Problems problems;
  private final DateBar dates;
  private final Assets.Files files;

  ErrorPages(Problems problems, DateBar dates, Assets.Files files) {
    this.problems = problems;
    this.dates = dates;
    this.files = files;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!Readers.asks(request) || response.isCommitted()) {
      return null;
    }
    ResponseEntity<?> answer = problems.answerTo(failure, new ServletWebRequest(request, response));
    answer
        .getHeaders()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> response.addHeader(name, value));
              }
            });
    HttpStatus status = HttpStatus.valueOf(answer.getStatusCode().value());
    String words = answer.getBody() instanceof ProblemDetail p ? p.getDetail() : null;
    boolean hasPage = status != HttpStatus.NOT_FOUND || handlerIsOurs(handler);
    ModelAndView page = page(request, status, words == null || !hasPage ? words(status) : words);
    if (failure instanceof BadQuery bad && page.getModel().get("at") instanceof At at) {
      at.others().remove(bad.parameter()); // or the page would ask the same again
    }
    return page;
  }

  /** What fails outside of Spring MVC, as a form without its token. */
  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    return page(request, status, words(status));
  }

  private ModelAndView page(HttpServletRequest request, HttpStatus status, String words) {
    ModelAndView page = new ModelAndView("error");
    page.setStatus(status);
    page.addObject("at", at(request));
    page.addObject("f", Formats.INSTANCE);
    page.addObject("files", files);
    page.addObject("title", title(status));
    page.addObject("words", words);
    return page;
  }

  private At at(HttpServletRequest request) {
    try {
      return dates.at(request);
    } catch (RuntimeException _) { // it may be what has failed before
      return dates.today(request);
    }
  }

  private static boolean handlerIsOurs(@Nullable Object handler) {
    return handler instanceof HandlerMethod;
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "This cannot be asked";
      case FORBIDDEN -> "The form was refused";
      case NOT_FOUND -> "Not in the book";
      case CONFLICT, UNPROCESSABLE_CONTENT -> "Refused";
      case SERVICE_UNAVAILABLE -> "Not ready yet";
      default -> status.is4xxClientError() ? "This cannot be done" : "Our mistake";
    };
  }

  private static String words(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> NO_PAGE;
      default -> status.is4xxClientError() ? status.getReasonPhrase() + "." : NOT_ANSWERED;
    };
  }
}
