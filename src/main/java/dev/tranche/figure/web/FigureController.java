package dev.tranche.figure.web;

import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.fact.Viewpoint;
import dev.tranche.figure.FigureCommand;
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureCommand.WithdrawFigure;
import dev.tranche.figure.Measure;
import dev.tranche.figure.processing.Figures;
import dev.tranche.statement.BodyDiscriminator;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import dev.tranche.statement.Paging;
import dev.tranche.statement.Receipt;
import dev.tranche.statement.StatementOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What can be stated of published figures, and asked of them from any day. */
@RestController
@RequestMapping("/api/figures")
@Tag(name = "Figures", description = "Somebody's aggregates: yardsticks, never summed.")
class FigureController {

  private static final String KEY = "Idempotency-Key";

  /** One page of a list, and how many there are in all. */
  record Page(int total, int page, int size, List<FigureOn> figures) {}

  private final CommandReader reader;
  private final CommandService desk;
  private final Figures figures;

  FigureController(CommandReader reader, CommandService desk, Figures figures) {
    this.reader = reader;
    this.desk = desk;
    this.figures = figures;
  }

  @PostMapping
  @Operation(summary = "Somebody has published a figure")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Receipt> publishFigure(
      @RequestBody @StatementOf(value = PublishFigure.class, namesItself = true) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    BodyDiscriminator choice = BodyDiscriminator.of(body);
    String reference = choice.takeText("reference", null);
    Receipt receipt = record(PublishFigure.class, reference, choice.rest(), key);
    return ResponseEntity.created(URI.create("/api/figures/" + reference)).body(receipt);
  }

  @PostMapping("/{reference}/revision")
  @Operation(summary = "Its source now states another amount for the same")
  Receipt reviseFigure(
      @PathVariable String reference,
      @RequestBody @StatementOf(ReviseFigure.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return record(ReviseFigure.class, reference, body, key);
  }

  @PostMapping("/{reference}/withdrawal")
  @Operation(summary = "Its source no longer stands by it")
  Receipt withdrawFigure(
      @PathVariable String reference,
      @RequestBody @StatementOf(WithdrawFigure.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return record(WithdrawFigure.class, reference, body, key);
  }

  @GetMapping
  @Operation(summary = "Published figures, by reference; of a year those whose period concerns it")
  Page listFigures(
      @RequestParam @Nullable String subject,
      @Parameter(schema = @Schema(implementation = Measure.class)) @RequestParam
          @Nullable String measure,
      @RequestParam @Nullable String year,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Viewpoint viewpoint) {
    Paging paging = new Paging(page, size);
    List<FigureOn> seen =
        figures
            .list(
                Asked.party("subject", subject),
                Asked.measure("measure", measure),
                year == null ? null : Asked.year(year))
            .stream()
            .flatMap(figure -> FigureOn.of(figure, viewpoint).stream())
            .toList();
    return new Page(seen.size(), page, size, paging.of(seen));
  }

  @GetMapping("/{reference}")
  @Operation(summary = "One published figure, with what its source stated before")
  FigureOn getFigure(@PathVariable String reference, Viewpoint viewpoint) {
    return figures
        .find(reference)
        .flatMap(figure -> FigureOn.of(figure, viewpoint))
        .orElseThrow(() -> new UnknownReference(SubjectKind.FIGURE, reference));
  }

  private Receipt record(
      Class<? extends FigureCommand> type,
      String reference,
      ObjectNode statement,
      @Nullable String key) {
    return desk.record(reader.read(type, reference, statement), key);
  }
}
