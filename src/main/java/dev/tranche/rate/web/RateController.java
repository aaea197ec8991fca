package dev.tranche.rate.web;

import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.PublishedRate;
import dev.tranche.rate.RateCommand;
import dev.tranche.rate.RateCommand.PublishRate;
import dev.tranche.rate.RateCommand.ReviseRate;
import dev.tranche.rate.RateCommand.WithdrawRate;
import dev.tranche.rate.processing.RateBook;
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

/** What can be stated of exchange rates, and asked of them from any day. */
@RestController
@RequestMapping("/api/rates")
@Tag(name = "Rates", description = "Published exchange rates: what values are converted at.")
class RateController {

  private static final String KEY = "Idempotency-Key";

  /** One page of the rates of a pair, the latest first, and how many there are in all. */
  record Page(String reference, int total, int page, int size, List<PublishedRate> rates) {}

  private final CommandReader reader;
  private final CommandService desk;
  private final RateBook rates;

  RateController(CommandReader reader, CommandService desk, RateBook rates) {
    this.reader = reader;
    this.desk = desk;
    this.rates = rates;
  }

  @PostMapping("/{reference}")
  @Operation(summary = "Somebody has published the rate of a day: eur-usd is one euro in dollars")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Receipt> publishRate(
      @PathVariable String reference,
      @RequestBody @StatementOf(PublishRate.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    Receipt receipt = record(PublishRate.class, reference, body, key);
    return ResponseEntity.created(URI.create("/api/rates/" + reference)).body(receipt);
  }

  @PostMapping("/{reference}/revision")
  @Operation(summary = "Another rate is stated for a day that has one")
  Receipt reviseRate(
      @PathVariable String reference,
      @RequestBody @StatementOf(ReviseRate.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return record(ReviseRate.class, reference, body, key);
  }

  @PostMapping("/{reference}/withdrawal")
  @Operation(summary = "The rate of a day no longer stands, and no other in its place")
  Receipt withdrawRate(
      @PathVariable String reference,
      @RequestBody @StatementOf(WithdrawRate.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return record(WithdrawRate.class, reference, body, key);
  }

  @GetMapping
  @Operation(summary = "The currency pairs that have rates, and from which day to which")
  List<RatesOn> listRates(Viewpoint viewpoint) {
    return rates.all().stream().flatMap(pair -> RatesOn.of(pair, viewpoint).stream()).toList();
  }

  @GetMapping("/{reference}")
  @Operation(summary = "The rates of a pair, each with its day and source, the latest first")
  Page getRates(
      @PathVariable String reference,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Viewpoint viewpoint) {
    Paging paging = new Paging(page, size);
    List<PublishedRate> seen =
        rates.find(reference).map(pair -> RatesOn.latestFirst(pair, viewpoint)).orElse(List.of());
    if (seen.isEmpty()) {
      throw new UnknownReference(SubjectKind.RATE, reference);
    }
    return new Page(reference, seen.size(), page, size, paging.of(seen));
  }

  private Receipt record(
      Class<? extends RateCommand> type,
      String reference,
      ObjectNode statement,
      @Nullable String key) {
    return desk.record(reader.read(type, reference, statement), key);
  }
}
