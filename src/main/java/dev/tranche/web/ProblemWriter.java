package dev.tranche.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problems in words, as RFC 9457 has them, also where no controller has been reached. */
@Component
class ProblemWriter {

  private final JsonMapper mapper;

  ProblemWriter(JsonMapper mapper) {
    this.mapper = mapper;
  }

  static ProblemDetail problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }

  /** What can be said of a failure of which nothing but its status is known. */
  static ProblemDetail ofStatus(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST ->
          problem(
              status,
              "Impossible request",
              "The request cannot be read: its line, its headers or its address are not written as"
                  + " HTTP has them.");
      case NOT_FOUND -> problem(status, "Nothing here", "There is nothing at this address.");
      case METHOD_NOT_ALLOWED ->
          problem(status, "Not possible here", "This method is not possible here.");
      default ->
          status.is4xxClientError()
              ? problem(status, "Impossible request", status.getReasonPhrase() + ".")
              : problem(
                  status,
                  "Our mistake",
                  "This program has failed here; what went wrong stands in its log.");
    };
  }

  void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getWriter().write(mapper.writeValueAsString(problem));
  }
}
