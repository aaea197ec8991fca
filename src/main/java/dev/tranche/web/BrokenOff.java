package dev.tranche.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * A failure in the middle of an answer cuts the connection, so that a file which breaks off does
 * not look whole. Answered like others, its words would stand at the end of the file. The server
 * logs it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BrokenOff implements HandlerExceptionResolver {

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && response.isCommitted()
        && !DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      throw new IllegalStateException("An answer broke off", failure);
    }
    return null;
  }
}
