package dev.tranche.contract.web;

import dev.tranche.contract.ContractCommand;
import dev.tranche.contract.ContractCommand.AbandonTalks;
import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.CompleteContract;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.EnterIntoForce;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.ResumeContract;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.ReviseTerms;
import dev.tranche.contract.ContractCommand.SelectSupplier;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractCommand.SuspendContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.statement.BadStatement;
import dev.tranche.statement.BodyDiscriminator;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import dev.tranche.statement.Receipt;
import dev.tranche.statement.StatementOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be stated of a contract, one sub-resource for each step of its life. Each answers with
 * the receipt of the recorded command.
 */
@RestController
@RequestMapping("/api/contracts")
@Tag(name = "Contracts", description = "State what happened to a contract, each with its source.")
class ContractController {

  private static final String KEY = "Idempotency-Key";

  private static final Map<String, Class<? extends ContractCommand>> STAGES =
      Map.of("talks", OpenTalks.class, "signed", SignContract.class);

  private static final Map<String, Class<? extends ContractCommand>> CORRECTIONS =
      Map.of(
          "delivery", CorrectDelivery.class,
          "terms", CorrectTerms.class,
          "signing-date", CorrectSigningDate.class);

  private final CommandReader reader;
  private final CommandService desk;

  ContractController(CommandReader reader, CommandService desk) {
    this.reader = reader;
    this.desk = desk;
  }

  @PostMapping
  @Operation(summary = "Enter a contract into the book: its talks, or its signature")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Receipt> enterContract(
      @RequestBody
          @StatementOf(
              value = {OpenTalks.class, SignContract.class},
              chosenBy = "stage",
              choices = {"talks", "signed"},
              namesItself = true)
          ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    BodyDiscriminator choice = BodyDiscriminator.of(body);
    Class<? extends ContractCommand> type = choice.take("stage", "talks", STAGES);
    String reference = choice.takeText("reference", null);
    Receipt receipt = desk.record(reader.read(type, reference, choice.rest()), key);
    return ResponseEntity.created(URI.create("/api/contracts/" + reference)).body(receipt);
  }

  @PostMapping("/{reference}/terms")
  @Operation(summary = "The talks are about other items or another value")
  Receipt reviseTerms(
      @PathVariable String reference,
      @RequestBody @StatementOf(ReviseTerms.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(ReviseTerms.class, reference, body), key);
  }

  @PostMapping("/{reference}/supplier")
  @Operation(summary = "The buyer has chosen with whom to go on")
  Receipt selectSupplier(
      @PathVariable String reference,
      @RequestBody @StatementOf(SelectSupplier.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(SelectSupplier.class, reference, body), key);
  }

  @PostMapping("/{reference}/abandonment")
  @Operation(summary = "The talks have ended without a contract")
  Receipt abandonTalks(
      @PathVariable String reference,
      @RequestBody @StatementOf(AbandonTalks.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(AbandonTalks.class, reference, body), key);
  }

  @PostMapping("/{reference}/signature")
  @Operation(summary = "The contract is signed, after talks or as the first that is heard of it")
  Receipt signContract(
      @PathVariable String reference,
      @RequestBody @StatementOf(SignContract.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(SignContract.class, reference, body), key);
  }

  @PostMapping("/{reference}/entry-into-force")
  @Operation(summary = "The contract, its conditions closed, has entered into force")
  Receipt enterIntoForce(
      @PathVariable String reference,
      @RequestBody @StatementOf(EnterIntoForce.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(EnterIntoForce.class, reference, body), key);
  }

  @PostMapping("/{reference}/schedule")
  @Operation(summary = "Another delivery schedule is planned")
  Receipt reviseSchedule(
      @PathVariable String reference,
      @RequestBody @StatementOf(ReviseSchedule.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(ReviseSchedule.class, reference, body), key);
  }

  @PostMapping("/{reference}/deliveries")
  @Operation(summary = "Units have arrived")
  Receipt recordDelivery(
      @PathVariable String reference,
      @RequestBody @StatementOf(RecordDelivery.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(RecordDelivery.class, reference, body), key);
  }

  @PostMapping("/{reference}/amendments")
  @Operation(summary = "The parties have changed the contract")
  Receipt amendContract(
      @PathVariable String reference,
      @RequestBody @StatementOf(AmendContract.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(AmendContract.class, reference, body), key);
  }

  @PostMapping("/{reference}/suspension")
  @Operation(summary = "The contract rests")
  Receipt suspendContract(
      @PathVariable String reference,
      @RequestBody @StatementOf(SuspendContract.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(SuspendContract.class, reference, body), key);
  }

  @PostMapping("/{reference}/resumption")
  @Operation(summary = "A suspended contract goes on")
  Receipt resumeContract(
      @PathVariable String reference,
      @RequestBody @StatementOf(ResumeContract.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(ResumeContract.class, reference, body), key);
  }

  @PostMapping("/{reference}/termination")
  @Operation(summary = "The contract has ended before its last delivery")
  Receipt terminateContract(
      @PathVariable String reference,
      @RequestBody @StatementOf(TerminateContract.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(TerminateContract.class, reference, body), key);
  }

  @PostMapping("/{reference}/completion")
  @Operation(summary = "All has been delivered, though the ordered quantity is not known")
  Receipt completeContract(
      @PathVariable String reference,
      @RequestBody @StatementOf(CompleteContract.class) ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    return desk.record(reader.read(CompleteContract.class, reference, body), key);
  }

  @PostMapping("/{reference}/conditions/{id}/fulfilment")
  @Operation(summary = "A condition precedent is met or waived")
  Receipt fulfilCondition(
      @PathVariable String reference,
      @PathVariable String id,
      @RequestBody @StatementOf(value = FulfilCondition.class, without = "condition")
          ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    if (body.has("condition")) {
      throw new BadStatement("The address names the condition, not the statement.", "condition");
    }
    ObjectNode whole = body.deepCopy();
    whole.put("condition", id);
    return desk.record(reader.read(FulfilCondition.class, reference, whole), key);
  }

  @PostMapping("/{reference}/corrections")
  @Operation(summary = "The record was wrong; the contract did not change")
  Receipt correctContract(
      @PathVariable String reference,
      @RequestBody
          @StatementOf(
              value = {CorrectDelivery.class, CorrectTerms.class, CorrectSigningDate.class},
              chosenBy = "corrects",
              choices = {"delivery", "terms", "signing-date"})
          ObjectNode body,
      @RequestHeader(name = KEY, required = false) @Nullable String key) {
    BodyDiscriminator choice = BodyDiscriminator.of(body);
    Class<? extends ContractCommand> type = choice.take("corrects", null, CORRECTIONS);
    return desk.record(reader.read(type, reference, choice.rest()), key);
  }
}
