package dev.tranche.audit.web;

import dev.tranche.audit.EventReader.Shown;
import dev.tranche.audit.History;
import dev.tranche.audit.History.Page;
import dev.tranche.audit.History.Window;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.log.ChainVerifier;
import dev.tranche.log.CommitLog;
import dev.tranche.log.EventNames;
import dev.tranche.log.Head;
import dev.tranche.log.Verification;
import dev.tranche.statement.BadQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** History and verification over HTTP. */
@RestController
@Tag(name = "Audit", description = "What was recorded, by whom, and whether it is whole.")
class AuditController {

  private static final int MOST_PER_PAGE = 1000;
  private static final String OLDEST = "oldest";
  private static final String NEWEST = "newest";

  private final History history;
  private final EventNames names;
  private final CommitLog log;

  AuditController(History history, EventNames names, CommitLog log) {
    this.history = history;
    this.names = names;
    this.log = log;
  }

  @GetMapping("/api/contracts/{reference}/events")
  @Operation(summary = "All that was recorded of one contract, in the order in which it was")
  List<RecordedEvent> listContractEvents(@PathVariable String reference) {
    List<RecordedEvent> events = history.of(reference).stream().map(Shown::recorded).toList();
    if (events.isEmpty()) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "There is no contract %s in the book.".formatted(reference));
    }
    return events;
  }

  /**
   * What was recorded, of everything or of what matches, in pages: each says where the next one
   * begins.
   */
  @GetMapping("/api/audit/events")
  @Operation(summary = "What was recorded, filtered, in pages by position")
  Page listEvents(
      @ParameterObject AskedEvents asked,
      @Parameter(description = "The position to begin with; the first, or the last, if left out.")
          @RequestParam(required = false)
          @Nullable Long from,
      @Parameter(description = "Events on a page, from 1 to 1000.")
          @RequestParam(defaultValue = "100")
          int limit,
      @Parameter(
              description = "Which come first.",
              schema =
                  @Schema(
                      allowableValues = {OLDEST, NEWEST},
                      defaultValue = OLDEST))
          @RequestParam(defaultValue = OLDEST)
          String order) {
    if (limit < 1 || limit > MOST_PER_PAGE) {
      throw new BadQuery("limit", "limit goes from 1 to %d.".formatted(MOST_PER_PAGE));
    }
    if (from != null && from < 0) {
      throw new BadQuery("from", "from is a position of the log, a whole number from 0 on.");
    }
    boolean newestFirst =
        switch (order) {
          case OLDEST -> false;
          case NEWEST -> true;
          default -> throw new BadQuery("order", "order is oldest or newest.");
        };
    long begin = newestFirst ? log.head().position() - 1 : 0;
    long start = from == null ? begin : newestFirst ? Math.min(from, begin) : from;
    return history.page(
        asked.ofStream(), asked.filter(names), new Window(start, limit, newestFirst));
  }

  /**
   * Verifies the chain from a position to the end of the log, in one pass; where a head that was
   * kept elsewhere is given, also that the log still extends it.
   */
  @GetMapping("/api/audit/verification")
  @Operation(summary = "Whether the log is whole, and extends a head that was kept elsewhere")
  Verification verifyLog(
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(required = false) @Nullable Long keptPosition,
      @RequestParam(required = false) @Nullable String keptHash) {
    long end = log.head().position();
    if (from < 0 || (from > 0 && from >= end)) {
      throw new BadQuery(
          "from", "from is a position of the log: from 0 on, and before its end at " + end + ".");
    }
    if (keptPosition != null && keptPosition < 0) {
      throw new BadQuery("keptPosition", "keptPosition is a position of the log, from 0 on.");
    }
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
