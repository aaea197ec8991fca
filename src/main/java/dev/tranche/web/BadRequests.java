package dev.tranche.web;

import dev.tranche.fact.InvalidValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/** What is wrong with a request that no feature could make sense of, in words. */
final class BadRequests {

  static final String SEND_JSON = "Send JSON, with the header Content-Type: application/json.";

  private BadRequests() {}

  static ProblemDetail problem(Exception e, HttpStatusCode status) {
    return switch (e) {
      case HttpMessageNotReadableException unread when isTooLarge(unread) ->
          of(HttpStatus.CONTENT_TOO_LARGE, "Body too large", BodyTooLarge.IN_WORDS);
      case HttpMessageNotReadableException unread ->
          of(status, "Unreadable body", body(unread.getCause()));
      case HttpMediaTypeNotSupportedException _ -> of(status, "Not JSON", SEND_JSON);
      case HttpMediaTypeNotAcceptableException _ ->
          of(status, "Only JSON", "Answers are JSON; the header Accept must allow it.");
      case HttpRequestMethodNotSupportedException m ->
          of(
              status,
              "Not possible here",
              "%s is not possible here; possible is %s."
                  .formatted(m.getMethod(), list(m.getSupportedMethods())));
      case NoResourceFoundException n ->
          of(status, "Nothing here", "There is nothing at /%s.".formatted(n.getResourcePath()));
      case NoHandlerFoundException n ->
          of(status, "Nothing here", "There is nothing at %s.".formatted(n.getRequestURL()));
      case MissingServletRequestParameterException m ->
          of(status, "Impossible question", m.getParameterName() + " is missing.");
      case TypeMismatchException t -> of(status, "Impossible question", mismatch(t));
      case ResponseStatusException s when s.getReason() != null ->
          of(status, status.is5xxServerError() ? "Not now" : "Impossible request", s.getReason());
      default -> of(status, "Impossible request", "This request cannot be understood.");
    };
  }

  private static ProblemDetail of(HttpStatusCode status, String title, String words) {
    return ProblemWriter.problem(HttpStatus.valueOf(status.value()), title, words);
  }

  private static boolean isTooLarge(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLarge) {
        return true;
      }
    }
    return false;
  }

  private static String body(@Nullable Throwable cause) {
    return switch (cause) {
      case StreamConstraintsException e ->
          "The body is JSON of an unreasonable shape (too deep, or a name or number too long)%s."
              .formatted(at(e));
      case StreamReadException e when e.getOriginalMessage().startsWith("Unexpected end") ->
          "The body ends before its JSON does%s.".formatted(at(e));
      case StreamReadException e when e.getOriginalMessage().startsWith("Duplicate") ->
          "The body says the same thing twice%s.".formatted(at(e));
      case StreamReadException e -> "The body is not JSON: it breaks off%s.".formatted(at(e));
      case JacksonException _ -> "The body must be one JSON object, in braces.";
      case null, default -> "A body is missing: send one JSON object, in braces.";
    };
  }

  private static String at(JacksonException e) {
    @Nullable TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : " in line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String mismatch(TypeMismatchException e) {
    String name = e instanceof MethodArgumentTypeMismatchException m ? m.getName() : "This";
    @Nullable Class<?> type = e.getRequiredType();
    String form =
        type == null || type == String.class
            ? "something else"
            : type == int.class || type == Integer.class || type == long.class || type == Long.class
                ? "a whole number"
                : type == boolean.class || type == Boolean.class
                    ? "true or false"
                    : type.isEnum() ? "one of " + list(type.getEnumConstants()) : valueWords(e);
    return "%s is not written so: write %s.".formatted(name, form);
  }

  private static String valueWords(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof InvalidValue ? String.valueOf(root.getMessage()) : "it in another form";
  }

  private static String list(Object @Nullable [] values) {
    return values == null
        ? "nothing"
        : String.join(", ", Arrays.stream(values).map(String::valueOf).toList());
  }
}
