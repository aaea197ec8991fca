package dev.tranche.audit.web;

import dev.tranche.audit.DeadLetters;
import dev.tranche.audit.DeadLetters.HeldUp;
import dev.tranche.audit.RebuildProgress;
import dev.tranche.audit.Views;
import dev.tranche.audit.Views.View;
import dev.tranche.statement.BadQuery;
import dev.tranche.view.RebuildRefused;
import dev.tranche.view.Rebuilds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The views, their generations, their rebuilds and their dead letters over HTTP. */
@RestController
@RequestMapping("/api/views")
@Tag(name = "Views", description = "What is folded of the log, and can be built anew.")
class ViewController {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long NO_TIMEOUT = 0;
  private static final int MOST_LETTERS = 100;

  /** What became of a retry. */
  record Retried(String stream, boolean digested) {}

  private final Views views;
  private final Rebuilds rebuilds;
  private final DeadLetters letters;

  ViewController(Views views, Rebuilds rebuilds, DeadLetters letters) {
    this.views = views;
    this.rebuilds = rebuilds;
    this.letters = letters;
  }

  @Operation(summary = "All views, with their generations")
  @GetMapping
  List<View> listViews() {
    return views.all();
  }

  @Operation(summary = "One view, with its generations")
  @GetMapping("/{view}")
  View getView(@PathVariable String view) {
    return views.view(view);
  }

  /** Builds all views anew, in one pass over the log. */
  @Operation(summary = "Builds all views anew, in one pass over the log")
  @PostMapping("/rebuilds")
  @ResponseStatus(HttpStatus.ACCEPTED)
  List<RebuildProgress> rebuildViews(
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"automatic", "manual"},
                      defaultValue = "automatic"))
          @RequestParam(name = "switch", defaultValue = "automatic")
          String switched) {
    rebuilds.start(rebuilds.views(), isManual(switched));
    return rebuilds.views().stream().map(views::rebuild).toList();
  }

  /**
   * Builds a view anew beside the one that is read; {@code switch=manual} waits with the switch.
   */
  @Operation(summary = "Builds a view anew beside the one that is read")
  @PostMapping("/{view}/rebuilds")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RebuildProgress rebuildView(
      @PathVariable String view,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"automatic", "manual"},
                      defaultValue = "automatic"))
          @RequestParam(name = "switch", defaultValue = "automatic")
          String switched) {
    rebuilds.start(List.of(view), isManual(switched));
    return views.rebuild(view);
  }

  /** The rebuild that runs, or the last one. */
  @Operation(summary = "The rebuild that runs, or the last one")
  @GetMapping("/{view}/rebuilds")
  RebuildProgress getRebuild(@PathVariable String view) {
    return views.rebuild(view);
  }

  /** The same as server-sent events, until the rebuild rests. */
  @Operation(summary = "The same as server-sent events, until the rebuild rests")
  @GetMapping(path = "/{view}/rebuilds/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter followRebuild(@PathVariable String view) {
    RebuildProgress first = views.rebuild(view);
    SseEmitter events = new SseEmitter(NO_TIMEOUT);
    Thread.ofVirtual().name("rebuild-events").start(() -> send(view, first, events));
    return events;
  }

  private void send(String view, RebuildProgress first, SseEmitter events) {
    try {
      RebuildProgress progress = first;
      events.send(SseEmitter.event().name("progress").data(progress, MediaType.APPLICATION_JSON));
      while (!progress.rests()) {
        LockSupport.parkNanos(this, PAUSE_NANOS);
        progress = views.rebuild(view);
        events.send(SseEmitter.event().name("progress").data(progress, MediaType.APPLICATION_JSON));
      }
      events.complete();
    } catch (IOException | RuntimeException e) { // whoever listened is gone, or the database is
      events.completeWithError(e);
    }
  }

  /** Cancels the rebuild, and drops what it has built. */
  @Operation(summary = "Cancels the rebuild, and drops what it has built")
  @DeleteMapping("/{view}/rebuilds")
  View cancelRebuild(@PathVariable String view) {
    return views.view(rebuilds.cancel(view));
  }

  /** Switches to a generation: one that was built and waits, or a former one that is put back. */
  @Operation(summary = "Switches to a generation")
  @PostMapping("/{view}/generations/{number}/read")
  View readGeneration(@PathVariable String view, @PathVariable int number) {
    return views.view(rebuilds.read(view, number));
  }

  /** Drops a generation that is not read. */
  @Operation(summary = "Drops a generation that is not read")
  @DeleteMapping("/{view}/generations/{number}")
  View dropGeneration(@PathVariable String view, @PathVariable int number) {
    return views.view(rebuilds.drop(view, number));
  }

  /** The streams that the view is held up at, the first hundred. */
  @Operation(summary = "The streams that the view is held up at")
  @GetMapping("/{view}/dead-letters")
  List<HeldUp> listDeadLetters(@PathVariable String view) {
    return letters.of(view, MOST_LETTERS);
  }

  /** Tries the events of a stream again. */
  @Operation(summary = "Tries the events of a stream again")
  @PostMapping("/{view}/dead-letters/{stream}/retry")
  Retried retryDeadLetter(@PathVariable String view, @PathVariable String stream) {
    return new Retried(stream, letters.retry(view, stream));
  }

  /** Gives up a stream's events for this view; they stay in the log. */
  @Operation(summary = "Gives up a stream's events for this view")
  @DeleteMapping("/{view}/dead-letters/{stream}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discardDeadLetter(@PathVariable String view, @PathVariable String stream) {
    letters.discard(view, stream);
  }

  @ExceptionHandler
  ProblemDetail on(NoSuchElementException absent) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.NOT_FOUND, String.valueOf(absent.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail on(RebuildRefused refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(refused.getMessage()));
    problem.setTitle("Refused");
    return problem;
  }

  private static boolean isManual(String switched) {
    return switch (switched) {
      case "manual" -> true;
      case "automatic" -> false;
      default -> throw new BadQuery("switch", "switch is 'automatic' or 'manual'.");
    };
  }
}
