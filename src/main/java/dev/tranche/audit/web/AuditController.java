package dev.tranche.audit.web;

import dev.tranche.audit.History;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.audit.Views;
import dev.tranche.audit.Views.View;
import dev.tranche.log.ChainVerifier;
import dev.tranche.log.CommitLog;
import dev.tranche.log.Head;
import dev.tranche.log.Verification;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** History, verification and the rebuilding of views over HTTP. */
@RestController
class AuditController {

  private final History history;
  private final Views views;
  private final CommitLog log;

  AuditController(History history, Views views, CommitLog log) {
    this.history = history;
    this.views = views;
    this.log = log;
  }

  @GetMapping("/api/contracts/{reference}/events")
  List<RecordedEvent> events(@PathVariable String reference) {
    List<RecordedEvent> events = history.of(reference);
    if (events.isEmpty()) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "There is no contract %s in the book.".formatted(reference));
    }
    return events;
  }

  /**
   * Verifies the chain from a position to the end of the log, in one pass; where a head that was
   * kept elsewhere is given, also that the log still extends it.
   */
  @GetMapping("/api/audit/verification")
  Verification verification(
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(required = false) @Nullable Long keptPosition,
      @RequestParam(required = false) @Nullable String keptHash) {
    if (keptPosition == null && keptHash == null) {
      return new ChainVerifier(log).verify(from, null);
    }
    if (keptPosition == null || keptHash == null) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "A kept head is keptPosition and keptHash, both.");
    }
    return new ChainVerifier(log).verify(from, new Head(keptPosition, keptHash));
  }

  @ExceptionHandler
  ProblemDetail on(NoSuchElementException absent) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.NOT_FOUND, String.valueOf(absent.getMessage()));
  }

  @GetMapping("/api/views")
  List<View> views() {
    return views.all();
  }

  @GetMapping("/api/views/{view}")
  View view(@PathVariable String view) {
    return views.view(view);
  }

  /** Makes a view anew from the log; where it is, {@code GET /api/views/{view}} tells. */
  @PostMapping("/api/views/{view}/rebuild")
  @ResponseStatus(HttpStatus.ACCEPTED)
  View rebuild(@PathVariable String view) {
    return views.rebuild(view);
  }
}
