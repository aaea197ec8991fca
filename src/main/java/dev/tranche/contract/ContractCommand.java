package dev.tranche.contract;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.NullToEmpty;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.Supplier;
import dev.tranche.statement.Command;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that can be asked of a contract. Each command is one statement of one source; what is left
 * out of it ({@code null}) stays as it is, or is not known. A command that cannot be followed is
 * {@linkplain Refused refused} in words, and nothing is recorded.
 */
public sealed interface ContractCommand extends Command {

  @Override
  default SubjectKind kind() {
    return SubjectKind.CONTRACT;
  }

  /** A command about something that happened in the world. */
  sealed interface OfFact extends ContractCommand {

    EdtfDate effective();

    default Provenance provenance() {
      return new Provenance(source(), effective(), recorded());
    }
  }

  /** A command that sets right what is in the record; the contract itself did not change. */
  sealed interface OfCorrection extends ContractCommand {

    /** Why the record was wrong. */
    String reason();
  }

  /** Talks have begun, or are first heard of. Supplier, items and value are as far as known. */
  @JsonTypeName("OpenTalks")
  record OpenTalks(
      String reference,
      Party buyer,
      @Nullable Supplier supplier,
      List<Item> items,
      @Nullable MonetaryValue value,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {
    public OpenTalks {
      items = NullToEmpty.list(items);
    }
  }

  /** The talks are now about other items or another value. */
  @JsonTypeName("ReviseTerms")
  record ReviseTerms(
      String reference,
      List<Item> items,
      @Nullable MonetaryValue value,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {
    public ReviseTerms {
      items = NullToEmpty.list(items);
    }
  }

  /** The buyer has chosen with whom to go on. */
  @JsonTypeName("SelectSupplier")
  record SelectSupplier(
      String reference, Supplier supplier, EdtfDate effective, Source source, Instant recorded)
      implements OfFact {}

  /** The talks have ended without a contract. */
  @JsonTypeName("AbandonTalks")
  record AbandonTalks(
      String reference,
      @Nullable String reason,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {}

  /**
   * The contract is signed. After talks, buyer, supplier and items may be left out; a value talked
   * about is not one agreed, so it may not. With no condition the contract is in force at once.
   *
   * @param earlyDeliveries whether deliveries may come before the contract is in force
   * @param framework reference of the framework agreement it is called off from
   */
  @JsonTypeName("SignContract")
  record SignContract(
      String reference,
      @Nullable Party buyer,
      @Nullable Supplier supplier,
      List<Item> items,
      @Nullable MonetaryValue value,
      @Nullable DeliverySchedule schedule,
      List<Condition> conditions,
      boolean earlyDeliveries,
      @Nullable String framework,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {
    public SignContract {
      items = NullToEmpty.list(items);
      conditions = NullToEmpty.list(conditions);
    }
  }

  /** How a condition precedent was closed. */
  enum Fulfilment {
    MET,
    WAIVED
  }

  /** A condition precedent is met or waived. */
  @JsonTypeName("FulfilCondition")
  record FulfilCondition(
      String reference,
      String condition,
      Fulfilment fulfilment,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {}

  /** The contract, its conditions closed, has entered into force. */
  @JsonTypeName("EnterIntoForce")
  record EnterIntoForce(String reference, EdtfDate effective, Source source, Instant recorded)
      implements OfFact {}

  /** Another delivery schedule is planned; ordered quantities stay. */
  @JsonTypeName("ReviseSchedule")
  record ReviseSchedule(
      String reference,
      DeliverySchedule schedule,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {}

  /** The parties have changed the contract: its items, its value, its schedule. */
  @JsonTypeName("AmendContract")
  record AmendContract(
      String reference,
      @Nullable List<Item> items,
      @Nullable MonetaryValue value,
      @Nullable DeliverySchedule schedule,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {}

  /**
   * Units have arrived. Over an interval whose split is not known, one delivery covers it all.
   *
   * @param delivery names the delivery within the contract, so that it can be corrected; numbered
   *     where it is left out
   * @param item may be left out where the contract has one item only
   */
  @JsonTypeName("RecordDelivery")
  record RecordDelivery(
      String reference,
      @Nullable String delivery,
      @Nullable String item,
      Quantity quantity,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {}

  /** The contract rests. */
  @JsonTypeName("SuspendContract")
  record SuspendContract(
      String reference,
      @Nullable String reason,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {}

  /** A suspended contract goes on. */
  @JsonTypeName("ResumeContract")
  record ResumeContract(String reference, EdtfDate effective, Source source, Instant recorded)
      implements OfFact {}

  /** The contract has ended before its last delivery; what is outstanding is cancelled. */
  @JsonTypeName("TerminateContract")
  record TerminateContract(
      String reference,
      @Nullable String reason,
      EdtfDate effective,
      Source source,
      Instant recorded)
      implements OfFact {}

  /** All has been delivered of a contract whose ordered quantity is not known. */
  @JsonTypeName("CompleteContract")
  record CompleteContract(String reference, EdtfDate effective, Source source, Instant recorded)
      implements OfFact {}

  /** A delivery was recorded wrongly; what is left out was right. With 0 units there was none. */
  @JsonTypeName("CorrectDelivery")
  record CorrectDelivery(
      String reference,
      String delivery,
      @Nullable String item,
      @Nullable Quantity quantity,
      @Nullable EdtfDate effective,
      String reason,
      Source source,
      Instant recorded)
      implements OfCorrection {}

  /**
   * The terms were recorded wrongly; what is left out was right.
   *
   * @param replaces {@code signature}, or the amendment whose terms were wrong
   */
  @JsonTypeName("CorrectTerms")
  record CorrectTerms(
      String reference,
      String replaces,
      @Nullable Supplier supplier,
      @Nullable List<Item> items,
      @Nullable MonetaryValue value,
      @Nullable DeliverySchedule schedule,
      String reason,
      Source source,
      Instant recorded)
      implements OfCorrection {}

  /** The signing date was recorded wrongly. */
  @JsonTypeName("CorrectSigningDate")
  record CorrectSigningDate(
      String reference, EdtfDate effective, String reason, Source source, Instant recorded)
      implements OfCorrection {}

  /** A source states one attribute; the contract stays as it is. Numbered unless it is named. */
  @JsonTypeName("StateClaim")
  record StateClaim(
      String reference,
      @Nullable String claim,
      Claimed states,
      @Nullable Confidence confidence,
      Source source,
      Instant recorded)
      implements ContractCommand {}

  /** What a claim states is right, and the record was wrong; the source is of who says so. */
  @JsonTypeName("AdoptClaim")
  record AdoptClaim(String reference, String claim, String reason, Source source, Instant recorded)
      implements OfCorrection {}

  /** The claim was recorded wrongly, or its source no longer makes it. */
  @JsonTypeName("WithdrawClaim")
  record WithdrawClaim(
      String reference, String claim, String reason, Source source, Instant recorded)
      implements OfCorrection {}
}
