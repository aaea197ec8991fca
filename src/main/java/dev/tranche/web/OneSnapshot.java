package dev.tranche.web;

import dev.tranche.delivery.ContractSnapshots;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

/** Answers one request from one snapshot, so that all its figures are of one moment. */
@Component
class OneSnapshot implements AsyncHandlerInterceptor {

  private final ContractSnapshots snapshots;

  OneSnapshot(ContractSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    snapshots.pin();
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    snapshots.unpin();
  }

  /** What goes on in another thread is given the latest. */
  @Override
  public void afterConcurrentHandlingStarted(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    snapshots.unpin();
  }
}
