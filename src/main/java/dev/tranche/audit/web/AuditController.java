package dev.tranche.audit.web;

import dev.tranche.audit.History;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.log.ChainVerifier;
import dev.tranche.log.CommitLog;
import dev.tranche.log.Head;
import dev.tranche.log.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** History and verification over HTTP. */
@RestController
class AuditController {

  private final History history;
  private final CommitLog log;

  AuditController(History history, CommitLog log) {
    this.history = history;
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
}
