package dev.tranche.contract;

import static dev.tranche.contract.Commands.abandonTalks;
import static dev.tranche.contract.Commands.claim;
import static dev.tranche.contract.Commands.complete;
import static dev.tranche.contract.Commands.deliver;
import static dev.tranche.contract.Commands.met;
import static dev.tranche.contract.Commands.openTalks;
import static dev.tranche.contract.Commands.suspend;
import static dev.tranche.contract.Commands.terminate;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.k2;

import dev.tranche.fact.Quantity;
import java.util.ArrayList;
import java.util.List;

/** How far a contract can have come, each with a short life that leads there. */
enum Stage {
  UNRECORDED("unrecorded"),
  IN_TALKS("in talks", openTalks("2022-05", k2(180))),
  ABANDONED("abandoned", openTalks("2022-05", k2(180)), abandonTalks("2022-07")),
  CONDITION_OPEN("signed, condition open", Signings.ON_CREDIT),
  CONDITIONS_CLOSED(
      "signed, conditions closed", Signings.ON_CREDIT, met("export-credit", "2022-09")),
  EARLY_DELIVERIES("signed, early deliveries", Signings.EARLY, deliver(20, "2022-12")),
  IN_FORCE("in force", Signings.PLAIN),
  NUMBER_UNKNOWN("in force, number unknown", Signings.UNKNOWN, deliver(20, "2022-12")),
  PARTLY_DELIVERED("partly delivered", Signings.PLAIN, deliver(20, "2022-12")),
  SUSPENDED("suspended", Signings.PLAIN, deliver(20, "2022-12"), suspend("2023-06")),
  SUSPENDED_BEFORE_FORCE(
      "suspended before force",
      Signings.ON_CREDIT,
      met("export-credit", "2022-09"),
      suspend("2023-06")),
  COMPLETED("completed", Signings.PLAIN, deliver(20, "2022-12"), deliver(160, "2023-05")),
  COMPLETED_BEFORE_FORCE(
      "completed before force", Signings.EARLY, deliver(20, "2022-12"), deliver(160, "2023-05")),
  COMPLETED_BY_WORD(
      "completed, number unknown", Signings.UNKNOWN, deliver(20, "2022-12"), complete("2023-06")),
  TERMINATED("terminated", Signings.PLAIN, deliver(20, "2022-12"), terminate("2023-06")),
  TERMINATED_BEFORE_FORCE("terminated before force", Signings.ON_CREDIT, terminate("2023-06"));

  private static final class Signings {
    static final ContractCommand PLAIN = Signing.on("2022-08").command();
    static final ContractCommand ON_CREDIT =
        Signing.on("2022-08").conditions("export-credit").command();
    static final ContractCommand EARLY =
        Signing.on("2022-08").conditions("export-credit").early().command();
    static final ContractCommand UNKNOWN =
        Signing.on("2022-08").items(k2(Quantity.UNKNOWN, null)).command();
  }

  private final String words;

  // A trial holds immutable records only, which Error Prone cannot see.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Trial past;

  Stage(String words, ContractCommand... life) {
    this.words = words;
    this.past = Trial.after(claimed(life));
  }

  /** In every life, sources disagree from its first day on. */
  private static ContractCommand[] claimed(ContractCommand... life) {
    List<ContractCommand> claimed = new ArrayList<>(List.of(life));
    if (!claimed.isEmpty()) {
      claimed.add(1, claim("day", new Claimed.SigningDate(date("2022-08-15"))));
      claimed.add(2, claim("fewer", new Claimed.OrderedQuantity("", "", Quantity.exact(20))));
      claimed.add(3, claim("more", new Claimed.OrderedQuantity("", "", Quantity.exact(200))));
    }
    return claimed.toArray(ContractCommand[]::new);
  }

  Trial past() {
    return past;
  }

  @Override
  public String toString() {
    return words;
  }
}
