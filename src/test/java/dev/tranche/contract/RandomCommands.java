package dev.tranche.contract;

import dev.tranche.contract.Agreement.Delivery;
import dev.tranche.contract.ContractCommand.AbandonTalks;
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
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractCommand.SuspendContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.contract.ContractState.Agreed;
import dev.tranche.contract.ContractState.InTalks;
import dev.tranche.fact.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Random commands: mostly such as fit where the contract stands, at times any. */
final class RandomCommands {

  private final String reference;
  private final RandomFacts facts;

  RandomCommands(String reference, RandomFacts facts) {
    this.reference = reference;
    this.facts = facts;
  }

  ContractCommand next(ContractState state) {
    List<Function<ContractState, ContractCommand>> likely = likely(state);
    return facts.oneOf(facts.chance(0.1) ? all() : likely).apply(state);
  }

  private List<Function<ContractState, ContractCommand>> likely(ContractState state) {
    return switch (state) {
      case ContractState.Unrecorded _ -> List.of(this::open, this::sign, this::sign);
      case InTalks _ ->
          facts.chance(0.1)
              ? List.of(this::abandon)
              : List.of(this::revise, this::select, this::sign, this::sign, this::claim);
      case ContractState.Abandoned _ -> all();
      case ContractState.Signed _ ->
          List.of(
              this::fulfil,
              this::fulfil,
              this::enter,
              this::enter,
              this::deliver,
              this::change,
              this::claim);
      case ContractState.InForce _ ->
          List.of(
              this::deliver,
              this::deliver,
              this::deliver,
              this::deliver,
              this::deliver,
              this::change,
              this::correct,
              this::claim,
              this::suspend,
              this::end);
      case ContractState.Suspended _ ->
          List.of(
              this::resume,
              this::resume,
              this::deliver,
              this::enter,
              this::correct,
              this::claim,
              this::end);
      case ContractState.Completed _, ContractState.Terminated _ ->
          List.of(this::deliver, this::correct, this::correct, this::enter, this::claim);
    };
  }

  private List<Function<ContractState, ContractCommand>> all() {
    return List.of(
        this::open,
        this::revise,
        this::select,
        this::abandon,
        this::sign,
        this::fulfil,
        this::enter,
        this::change,
        this::deliver,
        this::suspend,
        this::resume,
        this::end,
        this::correct,
        this::claim);
  }

  private OpenTalks open(ContractState state) {
    return new OpenTalks(
        reference,
        facts.buyer(),
        facts.chance(0.5) ? facts.supplier() : null,
        facts.chance(0.7) ? facts.items() : List.of(),
        facts.perhapsValue(),
        facts.past(),
        facts.source(),
        facts.later());
  }

  private ReviseTerms revise(ContractState state) {
    return new ReviseTerms(
        reference,
        facts.chance(0.6) ? facts.items() : List.of(),
        facts.perhapsValue(),
        facts.past(),
        facts.source(),
        facts.later());
  }

  private SelectSupplier select(ContractState state) {
    return new SelectSupplier(
        reference, facts.supplier(), facts.past(), facts.source(), facts.later());
  }

  private AbandonTalks abandon(ContractState state) {
    return new AbandonTalks(reference, null, facts.past(), facts.source(), facts.later());
  }

  private SignContract sign(ContractState state) {
    boolean talked = state instanceof InTalks && facts.chance(0.4);
    List<Item> items = talked && facts.chance(0.5) ? List.of() : facts.items();
    List<Condition> conditions = new ArrayList<>();
    for (String id : List.of("export-credit", "licence")) {
      if (facts.chance(0.3)) {
        conditions.add(new Condition(id, null));
      }
    }
    return new SignContract(
        reference,
        talked ? null : facts.buyer(),
        talked ? null : facts.supplier(),
        items,
        facts.perhapsValue(),
        facts.chance(0.6) ? facts.schedule(items) : null,
        conditions,
        facts.chance(0.3),
        facts.chance(0.2) ? "framework" : null,
        facts.past(),
        facts.source(),
        facts.later());
  }

  private FulfilCondition fulfil(ContractState state) {
    return new FulfilCondition(
        reference,
        facts.oneOf(List.of("export-credit", "licence")),
        facts.oneOf(List.of(Fulfilment.values())),
        facts.past(),
        facts.source(),
        facts.later());
  }

  private EnterIntoForce enter(ContractState state) {
    return new EnterIntoForce(reference, facts.past(), facts.source(), facts.later());
  }

  private ContractCommand change(ContractState state) {
    List<Item> ordered = ordered(state);
    if (facts.chance(0.4)) {
      return new ReviseSchedule(
          reference, facts.schedule(ordered), facts.past(), facts.source(), facts.later());
    }
    List<Item> items = facts.chance(0.7) ? changed(state) : null;
    return new AmendContract(
        reference,
        items,
        facts.chance(0.3) ? facts.value() : null,
        facts.chance(0.7) ? facts.schedule(items == null ? ordered : items) : null,
        facts.past(),
        facts.source(),
        facts.later());
  }

  private RecordDelivery deliver(ContractState state) {
    Item item = facts.oneOf(state instanceof Agreed ? ordered(state) : facts.items());
    long outstanding = state instanceof Agreed s ? s.agreement().outstanding(item) : 10;
    long units = facts.units(Math.max(1, outstanding + (facts.chance(0.05) ? 5 : 0)));
    return new RecordDelivery(
        reference,
        facts.chance(0.2) ? "lot-" + facts.upTo(20) : null,
        facts.chance(0.3) ? null : item.id(),
        facts.chance(0.2) ? Quantity.estimated(units) : Quantity.exact(units),
        facts.past(),
        facts.source(),
        facts.later());
  }

  private SuspendContract suspend(ContractState state) {
    return new SuspendContract(reference, null, facts.past(), facts.source(), facts.later());
  }

  private ResumeContract resume(ContractState state) {
    return new ResumeContract(reference, facts.past(), facts.source(), facts.later());
  }

  private ContractCommand end(ContractState state) {
    return facts.chance(0.4)
        ? new TerminateContract(reference, null, facts.past(), facts.source(), facts.later())
        : new CompleteContract(reference, facts.past(), facts.source(), facts.later());
  }

  private ContractCommand correct(ContractState state) {
    return switch (facts.upTo(4)) {
      case 1, 2 -> correctDelivery(state);
      case 3 -> correctTerms(state);
      default ->
          new CorrectSigningDate(
              reference,
              state instanceof Agreed s
                  ? facts.around(s.agreement().signed().latest())
                  : facts.past(),
              "misread",
              facts.source(),
              facts.later());
    };
  }

  private ContractCommand claim(ContractState state) {
    return new RandomClaims(reference, facts).next(state);
  }

  private CorrectDelivery correctDelivery(ContractState state) {
    List<String> names =
        state instanceof Agreed s ? List.copyOf(s.agreement().deliveries().keySet()) : List.of();
    String name = names.isEmpty() ? "delivery-1" : facts.oneOf(names);
    @Nullable Delivery wrong =
        state instanceof Agreed s ? s.agreement().deliveries().get(name) : null;
    long units = wrong == null ? 1 : wrong.quantity().units();
    return new CorrectDelivery(
        reference,
        name,
        facts.chance(0.1) ? facts.oneOf(ordered(state)).id() : null,
        facts.chance(0.6) ? Quantity.exact(facts.chance(0.4) ? 0 : facts.units(units + 2)) : null,
        facts.chance(0.4) ? facts.past() : null,
        "miscounted",
        facts.source(),
        facts.later());
  }

  private CorrectTerms correctTerms(ContractState state) {
    List<String> names =
        state instanceof Agreed s
            ? List.copyOf(s.agreement().statements().keySet())
            : List.of(Agreement.SIGNATURE);
    List<Item> items = facts.chance(0.7) ? changed(state) : null;
    return new CorrectTerms(
        reference,
        facts.oneOf(names),
        facts.chance(0.2) ? facts.supplier() : null,
        items,
        facts.chance(0.3) ? facts.value() : null,
        facts.chance(0.6) ? facts.schedule(items == null ? ordered(state) : items) : null,
        "misread",
        facts.source(),
        facts.later());
  }

  private List<Item> ordered(ContractState state) {
    return state instanceof Agreed s ? s.agreement().terms().items() : facts.items();
  }

  /** The items with other quantities, at times fewer or more of them. */
  private List<Item> changed(ContractState state) {
    List<Item> items = new ArrayList<>();
    for (Item item : ordered(state)) {
      long delivered = state instanceof Agreed s ? s.agreement().delivered(item.id()) : 0;
      Quantity quantity =
          facts.chance(0.2) && delivered > 0
              ? Quantity.exact(delivered)
              : facts.chance(0.1)
                  ? facts.quantity(100)
                  : Quantity.exact(delivered + facts.units(60));
      items.add(new Item(item.id(), item.designation(), item.category(), quantity, item.value()));
    }
    if (facts.chance(0.1)) {
      items.removeLast();
    }
    if (facts.chance(0.1)) {
      items.add(
          new Item("extra", "Spares", Category.OUTSIDE_THE_REGISTER, facts.quantity(9), null));
    }
    return items;
  }
}
