package dev.tranche.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Tells what fails before the program is reached, as a request that is no HTTP, in the shape of all
 * failures; who looks at pages gets a plain one.
 */
final class FailureReport extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

  private final ProblemWriter problems;

  FailureReport(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    if (failure instanceof IllegalArgumentException) { // a header of ours would not come here
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
    @Nullable HttpStatus status = HttpStatus.resolve(response.getStatus());
    ProblemDetail problem =
        ProblemWriter.ofStatus(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    try {
      ResponseHeaders.set(request, response);
      if (accepts(request)) {
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(page(problem));
      } else {
        problems.write(response, problem);
      }
      response.finishResponse();
    } catch (IOException e) {
      LOG.debug("Nobody was left to be told of a failure", e);
    }
  }

  private static String page(ProblemDetail problem) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
    <body><h1>%1$s</h1><p>%2$s</p><p><a href="/">Tranche</a></p></body></html>
    """
        .formatted(problem.getTitle(), problem.getDetail());
  }

  private static boolean accepts(Request request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    String path = request.getDecodedRequestURI();
    return accept != null
        && accept.contains("text/html")
        && (path == null || !path.startsWith("/api/"));
  }
}
