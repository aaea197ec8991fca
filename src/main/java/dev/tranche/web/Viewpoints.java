package dev.tranche.web;

import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.statement.BadQuery;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads from a question the day it looks at ({@code asOf}) and the day it looks from ({@code
 * knownOn}), both today in UTC where they are left out, and by which date a fact became known
 * ({@code basis}: {@code reported} or {@code recorded}).
 */
@Component
public class Viewpoints implements HandlerMethodArgumentResolver {

  static final List<String> PARAMETERS = List.of("asOf", "knownOn", "basis");

  private final Clock clock;

  Viewpoints(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Viewpoint.class;
  }

  @Override
  public Viewpoint resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return of(request);
  }

  /** From where the question looks; a day that cannot be is a {@link BadQuery}. */
  public Viewpoint of(WebRequest request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate knownOn = day(request, "knownOn", today);
    Basis basis = basis(request);
    Viewpoint now = Viewpoint.of(day(request, "asOf", today));
    return knownOn.isBefore(today) ? new Viewpoint(now.asOf(), knownOn, basis) : now;
  }

  private static LocalDate day(WebRequest request, String name, LocalDate today) {
    String given = only(request, name);
    if (given == null) {
      return today;
    }
    try {
      if (given.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(given);
      }
    } catch (DateTimeException _) {
      // Has the form of a day, but the calendar has no such day: said below.
    }
    throw new BadQuery(name, "%s is a day of the calendar, written as 2023-12-31.".formatted(name));
  }

  private static Basis basis(WebRequest request) {
    return switch (only(request, "basis")) {
      case null -> Basis.REPORTED;
      case "reported" -> Basis.REPORTED;
      case "recorded" -> Basis.RECORDED;
      default -> throw new BadQuery("basis", "basis is reported or recorded.");
    };
  }

  private static @Nullable String only(WebRequest request, String name) {
    @Nullable String[] values = request.getParameterValues(name);
    if (values == null) {
      return null;
    }
    if (values.length > 1) {
      throw new BadQuery(name, "%s can be given once.".formatted(name));
    }
    return values[0];
  }
}
