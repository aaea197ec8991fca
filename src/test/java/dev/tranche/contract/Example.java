package dev.tranche.contract;

import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command to be put to every {@link Stage}: at least one of each kind, and several of those whose
 * outcome depends on what they say.
 */
record Example(String detail, ContractCommand command) {

  private static final String LATER = "2023-07";
  private static final String BEFORE = "2023-05";

  static List<Example> all() {
    return List.of(
        new Example("", Commands.openTalks(LATER, Facts.k2(180))),
        new Example("", Commands.reviseTerms(LATER, "USD 3 bn")),
        new Example("", Commands.selectSupplier(LATER)),
        new Example("", Commands.abandonTalks(LATER)),
        new Example("no condition", Signing.on(LATER).command()),
        new Example("one condition", Signing.on(LATER).conditions("export-credit").command()),
        new Example("met", Commands.met("export-credit", LATER)),
        new Example("waived, known late", Commands.waived("export-credit", BEFORE)),
        new Example("", Commands.enterIntoForce(LATER)),
        new Example("known late", Commands.enterIntoForce(BEFORE)),
        new Example("", Commands.reviseSchedule(LATER, Facts.batch(20, "2025"))),
        new Example("more units", Commands.amend(LATER, Facts.k2(200))),
        new Example("as many as delivered", Commands.amend(LATER, Facts.k2(20))),
        new Example("some units", Commands.deliver(10, LATER)),
        new Example("the last units", Commands.deliver(160, LATER)),
        new Example("the last units, known late", Commands.deliver(160, BEFORE)),
        new Example("", Commands.suspend(LATER)),
        new Example("", Commands.resume(LATER)),
        new Example("", Commands.terminate(LATER)),
        new Example("", Commands.complete(LATER)),
        new Example("fewer units", Commands.correctDelivery("delivery-1", 19)),
        new Example("all units", Commands.correctDelivery("delivery-1", 180)),
        new Example("another day", Commands.correctDelivery("delivery-1", "2023-06-30")),
        new Example("more units", Commands.correctTerms("signature", Facts.k2(200))),
        new Example("as many as delivered", Commands.correctTerms("signature", Facts.k2(20))),
        new Example("", Commands.correctSigningDate("2022-08-15")),
        new Example(
            "signing date", Commands.claim(null, new Claimed.SigningDate(Facts.date("2022-07")))),
        new Example(
            "value", Commands.claim(null, new Claimed.Value("", Facts.money("USD 3.3 bn")))),
        new Example(
            "delivered quantity",
            Commands.claim(null, new Claimed.DeliveredQuantity("delivery-1", Quantity.exact(19)))),
        new Example("signing date", Commands.adopt("day")),
        new Example("as many as delivered", Commands.adopt("fewer")),
        new Example("more units", Commands.adopt("more")),
        new Example("", Commands.withdraw("day")));
  }

  String kind() {
    return command.getClass().getSimpleName();
  }

  /** What came of the command: the stored names of its events and the state after, or the words. */
  String outcomeOn(Stage stage) {
    try {
      ContractState state = stage.past().state();
      List<ContractEvent> events = Decisions.decide(state, command);
      for (ContractEvent event : events) {
        state = ContractState.evolve(state, event);
      }
      return outcome(events, state);
    } catch (Refused refused) {
      return "! " + refused.getMessage();
    }
  }

  static String outcome(List<ContractEvent> events, ContractState state) {
    List<String> names = new ArrayList<>();
    events.forEach(event -> names.add(StoredEventsTest.nameOf(event.getClass())));
    return names.stream().collect(Collectors.joining(", ", "> ", " > ")) + state.inWords();
  }

  @Override
  public String toString() {
    return detail.isEmpty() ? kind() : kind() + ", " + detail;
  }
}
