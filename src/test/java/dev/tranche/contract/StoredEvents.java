package dev.tranche.contract;

import static dev.tranche.contract.Facts.HANWHA;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.ROTEM;
import static dev.tranche.contract.Facts.batch;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.item;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.money;
import static dev.tranche.contract.Facts.schedule;

import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ConditionMet;
import dev.tranche.contract.ContractEvent.ConditionWaived;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractCompleted;
import dev.tranche.contract.ContractEvent.ContractReopened;
import dev.tranche.contract.ContractEvent.ContractResumed;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.ContractSuspended;
import dev.tranche.contract.ContractEvent.ContractTerminated;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.EnteredIntoForce;
import dev.tranche.contract.ContractEvent.ScheduleRevised;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksAbandoned;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** One event of each kind, with all that it can hold, as the approved files show them. */
final class StoredEvents {

  private static final Terms TERMS =
      new Terms(
          ROTEM,
          List.of(k2(180), item("recovery-vehicle", Quantity.estimated(8), null)),
          money("USD 3.37 bn~"));
  private static final Terms TERMS_PER_ITEM =
      new Terms(
          ROTEM,
          List.of(
              k2(Quantity.exact(200), "USD 3.4 bn"),
              item("ammunition", Quantity.UNKNOWN, "USD 0.3 bn~")),
          null);
  private static final DeliverySchedule SCHEDULE =
      schedule(batch(10, "2022"), batch(18, "2023"), batch(152, "2024/2025"));

  private StoredEvents() {}

  static List<ContractEvent> examples() {
    return List.of(
        new TalksOpened(REFERENCE, Facts.POLAND, new Terms(null, List.of(), null), on("2022-05")),
        new TermsRevised(REFERENCE, TERMS, on("2022-06~")),
        new SupplierSelected(REFERENCE, HANWHA, on("2022-07?")),
        new TalksAbandoned(REFERENCE, "too dear", on("2022-08%")),
        new ContractSigned(
            REFERENCE,
            Facts.POLAND,
            TERMS,
            SCHEDULE,
            List.of(
                new Condition("export-credit", "a state guarantee"),
                new Condition("licence", null)),
            true,
            "pl-k2-framework",
            on("2022-08-26")),
        new ConditionMet(REFERENCE, "export-credit", on("2022-09")),
        new ConditionWaived(REFERENCE, "licence", on("2022-10")),
        new EnteredIntoForce(REFERENCE, on("2022-11-01")),
        new ScheduleRevised(REFERENCE, SCHEDULE, on("2022-21")),
        new ContractAmended(REFERENCE, "amendment-1", TERMS_PER_ITEM, SCHEDULE, on("2023")),
        new DeliveryMade(REFERENCE, "delivery-1", "k2", Quantity.estimated(10), on("../2022-12")),
        new ContractSuspended(REFERENCE, "no money", on("2023-01")),
        new ContractResumed(REFERENCE, on("2023-02")),
        new ContractTerminated(REFERENCE, "no money", on("2023-03")),
        new ContractCompleted(REFERENCE, on("2025-11")),
        new ContractReopened(REFERENCE, on("2025-11")),
        new DeliveryCorrected(
            REFERENCE, "delivery-1", "k2", Quantity.exact(0), "counted twice", on("2022-12")),
        new TermsCorrected(REFERENCE, "signature", TERMS, SCHEDULE, "misread", on("2022-08-26")),
        new SigningDateCorrected(REFERENCE, "misread", on("2022-08-27")),
        new ClaimStated(
            REFERENCE,
            "sipri-value",
            new Claimed.Value("signature", Facts.money("USD 3.3 bn~")),
            Confidence.parse("B2"),
            on("2022-08-26")),
        new ClaimAdopted(REFERENCE, "sipri-value", "the ministry says so", on("2022-08-26")),
        new ClaimWithdrawn(REFERENCE, "sipri-value", "misread", on("2022-08-26")));
  }

  private static Provenance on(String effective) {
    Source source =
        new Source(
            "Defence Industry Europe",
            "Poland receives K2 tanks",
            URI.create("https://example.org/k2"),
            date("2024-03-20"));
    return new Provenance(source, date(effective), Instant.parse("2026-01-15T12:00:00.123Z"));
  }
}
