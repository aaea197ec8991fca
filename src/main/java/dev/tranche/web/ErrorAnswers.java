package dev.tranche.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers what has failed outside of Spring MVC, in the one shape of all failures: a page for who
 * looks at pages, a problem for everybody else.
 */
@Controller
class ErrorAnswers implements ErrorController {

  private final List<ErrorViewResolver> pages;
  private final ProblemWriter problems;

  ErrorAnswers(List<ErrorViewResolver> pages, ProblemWriter problems) {
    this.pages = pages;
    this.problems = problems;
  }

  @RequestMapping("${server.error.path:/error}")
  @Nullable ModelAndView answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoResourceFoundException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      throw new NoResourceFoundException(
          HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), "error");
    }
    ProblemDetail problem = problem(request);
    HttpStatus status = HttpStatus.valueOf(problem.getStatus());
    Optional<ModelAndView> page =
        Readers.asks(request)
            ? pages.stream()
                .flatMap(
                    each ->
                        Optional.ofNullable(each.resolveErrorView(request, status, Map.of()))
                            .stream())
                .findFirst()
            : Optional.empty();
    if (page.isEmpty()) {
      problems.write(response, problem);
    }
    return page.orElse(null);
  }

  private static ProblemDetail problem(HttpServletRequest request) {
    return switch (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)) {
      case BodyTooSlow _ ->
          ProblemWriter.problem(HttpStatus.REQUEST_TIMEOUT, "Body too slow", BodyTooSlow.IN_WORDS);
      case SocketTimeoutException _ ->
          ProblemWriter.problem(HttpStatus.REQUEST_TIMEOUT, "Body too slow", BodyTooSlow.IN_WORDS);
      case BadRequestException _, EOFException _ ->
          ProblemWriter.problem(
              HttpStatus.BAD_REQUEST,
              "Unreadable body",
              "The body does not come as its headers announce it; nothing was recorded.");
      case null, default -> ProblemWriter.ofStatus(status(request));
    };
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
  }
}
