package dev.tranche.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whoever leaves before the answer is written out is no failure of ours: there is nobody to answer,
 * and nothing to log. A connection that is lost to the database is something else. A body that
 * cannot be read to its end the server has answered already ({@link ErrorAnswers} in its words).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReaderHasLeft implements HandlerExceptionResolver {

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    boolean duringStream =
        request.getDispatcherType() == DispatcherType.ASYNC && failure instanceof IOException;
    boolean left =
        Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(
                cause ->
                    cause instanceof ClientAbortException
                        || cause instanceof AsyncRequestNotUsableException);
    boolean unread =
        request.getDispatcherType() == DispatcherType.REQUEST
            && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
    return left || duringStream || unread ? new ModelAndView() : null;
  }
}
