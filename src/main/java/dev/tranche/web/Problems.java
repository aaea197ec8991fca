package dev.tranche.web;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Refused;
import dev.tranche.fact.UnknownReference;
import dev.tranche.log.IdempotencyKeyReused;
import dev.tranche.log.LogUnavailable;
import dev.tranche.statement.BadQuery;
import dev.tranche.statement.BadStatement;
import dev.tranche.view.ViewNotBuilt;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every failure as an RFC 9457 problem with its reason in words. What the asker can mend is a 4xx
 * and leaves no trace in the log; what only we can mend is a 5xx that tells nothing of our inside
 * and is logged once.
 */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

  static final String DATABASE_UNREACHABLE =
      "The database does not answer; nothing can be recorded or read until it does.";

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final String RETRY_SECONDS = "1";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(BadStatement e) {
    ProblemDetail problem =
        ProblemWriter.problem(HttpStatus.UNPROCESSABLE_CONTENT, "Impossible statement", words(e));
    if (!e.path().isEmpty()) {
      problem.setProperty("path", e.path());
    }
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(BadQuery e) {
    ProblemDetail problem =
        ProblemWriter.problem(HttpStatus.BAD_REQUEST, "Impossible question", words(e));
    problem.setProperty("parameter", e.parameter());
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(Refused e) {
    ProblemDetail problem = ProblemWriter.problem(HttpStatus.CONFLICT, "Refused", words(e));
    if (!e.part().isEmpty()) {
      problem.setProperty("path", e.part());
    }
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(UnknownReference e) {
    return answer(ProblemWriter.problem(HttpStatus.NOT_FOUND, "Not in the book", words(e)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(IdempotencyKeyReused e) {
    return answer(
        ProblemWriter.problem(HttpStatus.UNPROCESSABLE_CONTENT, "Key used before", words(e)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(ConcurrencyException e) {
    return answer(
        ProblemWriter.problem(
            HttpStatus.CONFLICT,
            "Changed meanwhile",
            "Something else was recorded of it at the same moment; nothing of this was. Send it"
                + " again."));
  }

  /** An address, or a form, whose parameters are not written as such. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(InvalidParameterException e) {
    return answer(
        ProblemWriter.problem(
            HttpStatus.BAD_REQUEST,
            "Impossible question",
            "The address cannot be read: a percent sign is followed by two digits or letters from A"
                + " to F, and stands for itself as %25."));
  }

  /** A value that a question names and that cannot be; its words are for people. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(InvalidValue e) {
    return answer(ProblemWriter.problem(HttpStatus.BAD_REQUEST, "Impossible question", words(e)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(AtLeast.ViewsBehind e) {
    return retriable("Views behind", words(e));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(ViewNotBuilt e) {
    return retriable("View being built", words(e));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(Exception e) {
    if (causes(e).anyMatch(Problems::isOfDatabase)) {
      LOG.warn("The database does not answer: {}", e.toString());
      return retriable("Database unreachable", DATABASE_UNREACHABLE);
    }
    Optional<String> said =
        causes(e).flatMap(cause -> StoreFailures.said(cause).stream()).findFirst();
    if (said.isPresent()) {
      return retriable(StoreFailures.TITLE, said.get());
    }
    return answer(ours(e));
  }

  /** What is answered to the failure of a request, for whoever words the answer otherwise. */
  public ResponseEntity<?> answerTo(Exception failure, WebRequest request) {
    return switch (failure) {
      case BadStatement e -> on(e);
      case BadQuery e -> on(e);
      case UnknownReference e -> on(e);
      case Refused e -> on(e);
      case IdempotencyKeyReused e -> on(e);
      case ConcurrencyException e -> on(e);
      case InvalidParameterException e -> on(e);
      case InvalidValue e -> on(e);
      case AtLeast.ViewsBehind e -> on(e);
      case ViewNotBuilt e -> on(e);
      default -> ofSpring(failure, request);
    };
  }

  private ResponseEntity<?> ofSpring(Exception failure, WebRequest request) {
    try {
      ResponseEntity<Object> answer = handleException(failure, request);
      return answer == null ? on(failure) : answer;
    } catch (Exception e) {
      return on(e); // none of those that Spring MVC finds
    }
  }

  /** The failures that Spring MVC finds by itself, before or after a feature is reached. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    boolean isMeant = status.is4xxClientError() || e instanceof ResponseStatusException;
    ProblemDetail problem = isMeant ? BadRequests.problem(e, status) : ours(e);
    HttpHeaders all = HttpHeaders.copyOf(headers);
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return createResponseEntity(problem, all, HttpStatusCode.valueOf(problem.getStatus()), request);
  }

  private static ProblemDetail ours(Exception e) {
    LOG.error("A request failed", e);
    return ProblemWriter.problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Our mistake",
        "This program has failed here; what went wrong stands in its log.");
  }

  private static boolean isOfDatabase(Throwable e) {
    return e instanceof LogUnavailable
        || e instanceof MongoTimeoutException
        || e instanceof MongoSocketException
        || e instanceof DataAccessResourceFailureException;
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
  }

  private static String words(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static ResponseEntity<ProblemDetail> retriable(String title, String words) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .body(ProblemWriter.problem(HttpStatus.SERVICE_UNAVAILABLE, title, words));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
