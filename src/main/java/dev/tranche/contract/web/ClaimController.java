package dev.tranche.contract.web;

import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.StateClaim;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import dev.tranche.statement.BadStatement;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import dev.tranche.statement.Receipt;
import dev.tranche.statement.StatementOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What sources claim of a contract beside the record, and what is made of it. */
@RestController
@RequestMapping("/api/contracts/{reference}/claims")
@Tag(name = "Contracts", description = "State what happened to a contract, each with its source.")
class ClaimController {

  private static final String KEY = "Idempotency-Key";
  private static final String CLAIM = "claim";

  private final CommandReader reader;
  private final CommandService desk;

  ClaimController(CommandReader reader, CommandService desk) {
    this.reader = reader;
    this.desk = desk;
  }

  @PostMapping
  @Operation(summary = "A source states one attribute; the contract stays as it is")
  Receipt stateClaim(
      @PathVariable String reference,
      @RequestBody @StatementOf(StateClaim.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(StateClaim.class, reference, body), key);
  }

  @PostMapping("/{claim}/adoption")
  @Operation(summary = "The record was wrong, and what the claim states is right")
  Receipt adoptClaim(
      @PathVariable String reference,
      @PathVariable String claim,
      @RequestBody @StatementOf(value = AdoptClaim.class, without = CLAIM) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(AdoptClaim.class, reference, named(claim, body)), key);
  }

  @PostMapping("/{claim}/withdrawal")
  @Operation(summary = "The claim was recorded wrongly, or its source no longer makes it")
  Receipt withdrawClaim(
      @PathVariable String reference,
      @PathVariable String claim,
      @RequestBody @StatementOf(value = WithdrawClaim.class, without = CLAIM) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(WithdrawClaim.class, reference, named(claim, body)), key);
  }

  private static ObjectNode named(String claim, ObjectNode body) {
    if (body.has(CLAIM)) {
      throw new BadStatement("The address names the claim, not the statement.", CLAIM);
    }
    return body.deepCopy().put(CLAIM, claim);
  }
}
