package dev.tranche.framework.web;

import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.fact.Viewpoint;
import dev.tranche.framework.FrameworkCommand;
import dev.tranche.framework.FrameworkCommand.EndFramework;
import dev.tranche.framework.FrameworkCommand.RecordCallOff;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.framework.FrameworkCommand.SignFramework;
import dev.tranche.framework.FrameworkOn;
import dev.tranche.framework.processing.Frameworks;
import dev.tranche.statement.BodyDiscriminator;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import dev.tranche.statement.Paging;
import dev.tranche.statement.Receipt;
import dev.tranche.statement.StatementOf;
import io.swagger.v3.oas.annotations.Operation;
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

/** What can be stated of framework agreements, and asked of them from any day. */
@RestController
@RequestMapping("/api/frameworks")
@Tag(name = "Frameworks", description = "Ceilings, and what is called off of them. Not backlog.")
class FrameworkController {

  private static final String KEY = "Idempotency-Key";

  /** Of each agreement in a list. */
  private static final int FIRST_CALL_OFFS = 50;

  /** One page of a list, and how many there are in all. */
  record Page(int total, int page, int size, List<FrameworkOn> frameworks) {}

  private final CommandReader reader;
  private final CommandService desk;
  private final Frameworks frameworks;

  FrameworkController(CommandReader reader, CommandService desk, Frameworks frameworks) {
    this.reader = reader;
    this.desk = desk;
    this.frameworks = frameworks;
  }

  @PostMapping
  @Operation(summary = "A framework agreement is signed")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Receipt> signFramework(
      @RequestBody @StatementOf(value = SignFramework.class, namesItself = true) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    BodyDiscriminator choice = BodyDiscriminator.of(body);
    String reference = choice.takeText("reference", null);
    Receipt receipt = record(SignFramework.class, reference, choice.rest(), key);
    return ResponseEntity.created(URI.create("/api/frameworks/" + reference)).body(receipt);
  }

  @PostMapping("/{reference}/ceilings")
  @Operation(summary = "The parties have agreed on other ceilings, or on another value")
  Receipt reviseCeilings(
      @PathVariable String reference,
      @RequestBody @StatementOf(ReviseCeilings.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return record(ReviseCeilings.class, reference, body, key);
  }

  @PostMapping("/{reference}/call-offs")
  @Operation(
      summary = "A contract is called off",
      description =
          "Of contracts in the book that name their framework this is recorded by itself.")
  Receipt recordCallOff(
      @PathVariable String reference,
      @RequestBody @StatementOf(RecordCallOff.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return record(RecordCallOff.class, reference, body, key);
  }

  @PostMapping("/{reference}/end")
  @Operation(summary = "Nothing more can be called off")
  Receipt endFramework(
      @PathVariable String reference,
      @RequestBody @StatementOf(EndFramework.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return record(EndFramework.class, reference, body, key);
  }

  @GetMapping
  @Operation(
      summary = "All framework agreements, by reference",
      description =
          "Of each, the first "
              + FIRST_CALL_OFFS
              + " call-offs are listed; callOffCount says how many there are. The answer about one"
              + " agreement has them page by page.")
  Page listFrameworks(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Viewpoint viewpoint) {
    Paging paging = new Paging(page, size);
    List<FrameworkOn> seen = frameworks.list(viewpoint);
    return new Page(
        seen.size(),
        page,
        size,
        paging.of(seen).stream().map(each -> each.showing(0, FIRST_CALL_OFFS)).toList());
  }

  @GetMapping("/{reference}")
  @Operation(
      summary = "One framework agreement: how far each ceiling is called off, by contract",
      description =
          "page, size: which call-offs are listed, counted through all ceilings; callOffCount says"
              + " how many there are. The sums are those of all.")
  FrameworkOn getFramework(
      @PathVariable String reference,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "200") int size,
      Viewpoint viewpoint) {
    Paging paging = new Paging(page, size);
    return frameworks
        .find(reference, viewpoint)
        .map(seen -> seen.showing((long) paging.page() * paging.size(), paging.size()))
        .orElseThrow(() -> new UnknownReference(SubjectKind.FRAMEWORK, reference));
  }

  private Receipt record(
      Class<? extends FrameworkCommand> type,
      String reference,
      ObjectNode statement,
      @Nullable String key) {
    return desk.record(reader.read(type, reference, statement), key);
  }
}
