package dev.tranche.contract;

import static dev.tranche.contract.Facts.HANWHA;
import static dev.tranche.contract.Facts.POLAND;
import static dev.tranche.contract.Facts.PRESS;
import static dev.tranche.contract.Facts.RECORDED;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.money;

import dev.tranche.contract.ContractCommand.AbandonTalks;
import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.CompleteContract;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.CorrectSigningDate;
import dev.tranche.contract.ContractCommand.CorrectTerms;
import dev.tranche.contract.ContractCommand.EnterIntoForce;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.Fulfilment;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.ResumeContract;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.ReviseTerms;
import dev.tranche.contract.ContractCommand.SelectSupplier;
import dev.tranche.contract.ContractCommand.StateClaim;
import dev.tranche.contract.ContractCommand.SuspendContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that the tests give; a signature is stated by {@link Signing}. */
final class Commands {

  static final String REASON = "misread";

  private Commands() {}

  static OpenTalks openTalks(String on, Item... items) {
    return new OpenTalks(REFERENCE, POLAND, null, List.of(items), null, date(on), PRESS, RECORDED);
  }

  static ReviseTerms reviseTerms(String on, @Nullable String value, Item... items) {
    return new ReviseTerms(
        REFERENCE, List.of(items), value == null ? null : money(value), date(on), PRESS, RECORDED);
  }

  static SelectSupplier selectSupplier(String on) {
    return new SelectSupplier(REFERENCE, HANWHA, date(on), PRESS, RECORDED);
  }

  static AbandonTalks abandonTalks(String on) {
    return new AbandonTalks(REFERENCE, "too dear", date(on), PRESS, RECORDED);
  }

  static FulfilCondition met(String condition, String on) {
    return new FulfilCondition(REFERENCE, condition, Fulfilment.MET, date(on), PRESS, RECORDED);
  }

  static FulfilCondition waived(String condition, String on) {
    return new FulfilCondition(REFERENCE, condition, Fulfilment.WAIVED, date(on), PRESS, RECORDED);
  }

  static EnterIntoForce enterIntoForce(String on) {
    return new EnterIntoForce(REFERENCE, date(on), PRESS, RECORDED);
  }

  static ReviseSchedule reviseSchedule(String on, Batch... batches) {
    return new ReviseSchedule(REFERENCE, Facts.schedule(batches), date(on), PRESS, RECORDED);
  }

  static AmendContract amend(String on, Item... items) {
    return amend(on, null, null, items);
  }

  static AmendContract amend(
      String on, @Nullable String value, @Nullable DeliverySchedule schedule, Item... items) {
    return new AmendContract(
        REFERENCE,
        items.length == 0 ? null : List.of(items),
        value == null ? null : money(value),
        schedule,
        date(on),
        PRESS,
        RECORDED);
  }

  static RecordDelivery deliver(long units, String on) {
    return deliver(null, null, Quantity.exact(units), on);
  }

  static RecordDelivery deliver(
      @Nullable String name, @Nullable String item, Quantity quantity, String on) {
    return new RecordDelivery(REFERENCE, name, item, quantity, date(on), PRESS, RECORDED);
  }

  static SuspendContract suspend(String on) {
    return new SuspendContract(REFERENCE, null, date(on), PRESS, RECORDED);
  }

  static ResumeContract resume(String on) {
    return new ResumeContract(REFERENCE, date(on), PRESS, RECORDED);
  }

  static TerminateContract terminate(String on) {
    return new TerminateContract(REFERENCE, null, date(on), PRESS, RECORDED);
  }

  static CompleteContract complete(String on) {
    return new CompleteContract(REFERENCE, date(on), PRESS, RECORDED);
  }

  static CorrectDelivery correctDelivery(String name, long units) {
    return correctDelivery(name, null, Quantity.exact(units), null);
  }

  static CorrectDelivery correctDelivery(String name, String on) {
    return correctDelivery(name, null, null, on);
  }

  static CorrectDelivery correctDelivery(
      String name, @Nullable String item, @Nullable Quantity quantity, @Nullable String on) {
    return new CorrectDelivery(
        REFERENCE, name, item, quantity, on == null ? null : date(on), REASON, PRESS, RECORDED);
  }

  static CorrectTerms correctTerms(String replaces, Item... items) {
    return correctTerms(replaces, null, null, items);
  }

  static CorrectTerms correctTerms(
      String replaces, @Nullable String value, @Nullable DeliverySchedule plan, Item... items) {
    return new CorrectTerms(
        REFERENCE,
        replaces,
        null,
        items.length == 0 ? null : List.of(items),
        value == null ? null : money(value),
        plan,
        REASON,
        PRESS,
        RECORDED);
  }

  static StateClaim claim(@Nullable String name, Claimed states) {
    return claim(name, states, PRESS);
  }

  static StateClaim claim(@Nullable String name, Claimed states, Source source) {
    return new StateClaim(REFERENCE, name, states, null, source, RECORDED);
  }

  static AdoptClaim adopt(String claim) {
    return new AdoptClaim(REFERENCE, claim, REASON, PRESS, RECORDED);
  }

  static WithdrawClaim withdraw(String claim) {
    return new WithdrawClaim(REFERENCE, claim, REASON, PRESS, RECORDED);
  }

  static CorrectSigningDate correctSigningDate(String on) {
    return new CorrectSigningDate(REFERENCE, date(on), REASON, PRESS, RECORDED);
  }
}
