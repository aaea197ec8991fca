package dev.tranche.bench;

import dev.tranche.contract.Batch;
import dev.tranche.contract.Condition;
import dev.tranche.contract.ContractCommand;
import dev.tranche.contract.ContractCommand.AmendContract;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.EnterIntoForce;
import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.contract.ContractCommand.Fulfilment;
import dev.tranche.contract.ContractCommand.OpenTalks;
import dev.tranche.contract.ContractCommand.RecordDelivery;
import dev.tranche.contract.ContractCommand.ReviseSchedule;
import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractCommand.TerminateContract;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractState;
import dev.tranche.contract.Decisions;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;

/**
 * One contract as such programmes go: some are heard of in talks, half have conditions, deliveries
 * follow the schedule with delays, a few are corrected, some schedules and values are changed, and
 * one in twenty ends early. Every event is one that the contract's own decisions made; about ten in
 * all. The same number always gives the same life.
 */
final class Programme {

  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final int DAYS = 25 * 365;

  private final String reference;
  private final Random random;
  private final Market market;
  private final Queue<Supplier<ContractCommand>> script = new ArrayDeque<>();
  private final List<Item> items = new ArrayList<>();
  private final List<Batch> batches = new ArrayList<>();
  private ContractState state = ContractState.initial();
  private LocalDate today;

  /**
   * @param number of the contract, from 0 on
   * @param of how many there are; they begin evenly over 25 years
   */
  Programme(Market market, int number, int of) {
    this.reference = reference(number);
    this.market = market;
    this.random = new Random(number);
    this.today = FIRST_DAY.plusDays((long) DAYS * number / of);
    plan();
  }

  static String reference(int number) {
    return "programme-" + number;
  }

  /** What the next command led to that was not refused; nothing where the life is over. */
  List<ContractEvent> next() {
    for (var next = script.poll(); next != null; next = script.poll()) {
      try {
        List<ContractEvent> events = Decisions.decide(state, next.get());
        events.forEach(event -> state = ContractState.evolve(state, event));
        return events;
      } catch (Refused _) {
        // As it goes: a correction that changes nothing, a date that cannot be.
      }
    }
    return List.of();
  }

  private void plan() {
    Market.Maker maker = market.maker(random);
    Party buyer = market.buyer(random);
    String value = maker.currency() + " " + (5 + random.nextInt(3_000)) * 1_000_000L;
    List<Condition> conditions = new ArrayList<>();
    for (int i = random.nextInt(4) - 2; i >= 0; i--) {
      conditions.add(new Condition("condition-" + i, "Financing, part " + i));
    }
    order(maker);
    if (chance(40)) {
      script.add(
          () ->
              new OpenTalks(
                  reference, buyer, maker.supplier(), items, null, on(), source(), recorded(60)));
    }
    script.add(
        () ->
            new SignContract(
                reference,
                buyer,
                maker.supplier(),
                items,
                MonetaryValue.parse(value),
                schedule(0),
                conditions,
                false,
                null,
                on(),
                source(),
                recorded(40)));
    for (Condition condition : conditions) {
      script.add(
          () ->
              new FulfilCondition(
                  reference, condition.id(), Fulfilment.MET, on(), source(), recorded(60)));
    }
    if (!conditions.isEmpty()) {
      script.add(() -> new EnterIntoForce(reference, on(), source(), recorded(10)));
    }
    deliver(maker);
  }

  private void order(Market.Maker maker) {
    int number = chance(75) ? 1 : 2 + random.nextInt(2);
    LocalDate due = today.plusDays(400);
    for (int i = 0; i < number; i++) {
      int lots = 2 + random.nextInt(7 / number);
      int size = 1 + random.nextInt(chance(30) ? 60 : 12);
      items.add(
          new Item(
              "item-" + i,
              maker.designations().get(i),
              maker.category(),
              Quantity.exact((long) lots * size),
              null));
      for (int lot = 0; lot < lots; lot++) {
        batches.add(new Batch("item-" + i, size, EdtfDate.of(due.plusDays(180L * lot + 30L * i))));
      }
    }
  }

  private DeliverySchedule schedule(int monthsLater) {
    return new DeliverySchedule(
        batches.stream()
            .map(
                batch ->
                    new Batch(
                        batch.item(),
                        batch.quantity(),
                        EdtfDate.of(batch.due().latest().plusMonths(monthsLater))))
            .toList());
  }

  private void deliver(Market.Maker maker) {
    int last = chance(5) ? random.nextInt(batches.size()) : batches.size();
    for (int i = 0; i < last; i++) {
      Batch batch = batches.get(i);
      String name = "lot-" + i;
      if (chance(3)) {
        script.add(
            () ->
                new ReviseSchedule(
                    reference, schedule(1 + random.nextInt(18)), on(), source(), recorded(20)));
      }
      if (chance(2)) {
        String value = maker.currency() + " " + (5 + random.nextInt(3_000)) * 1_000_000L;
        script.add(
            () ->
                new AmendContract(
                    reference,
                    null,
                    MonetaryValue.parse(value),
                    null,
                    on(),
                    source(),
                    recorded(20)));
      }
      script.add(() -> arrival(name, batch));
      if (chance(4)) {
        script.add(
            () ->
                new CorrectDelivery(
                    reference,
                    name,
                    null,
                    null,
                    EdtfDate.of(today.minusDays(random.nextInt(20))),
                    "The port gives another day.",
                    source(),
                    recorded(30)));
      }
    }
    if (last < batches.size()) {
      script.add(
          () ->
              new TerminateContract(
                  reference, "Unpaid instalments.", on(), source(), recorded(100)));
    }
  }

  private ContractCommand arrival(String name, Batch batch) {
    LocalDate due = batch.due().latest().plusDays(random.nextInt(-40, 200));
    today = today.isAfter(due) ? today : due;
    return new RecordDelivery(
        reference,
        name,
        batch.item(),
        Quantity.exact(batch.quantity()),
        on(),
        source(),
        recorded(5));
  }

  private EdtfDate on() {
    return chance(25) ? EdtfDate.parse(today.toString().substring(0, 7)) : EdtfDate.of(today);
  }

  private Source source() {
    String publisher = market.publisher(random);
    return new Source(
        publisher,
        "Register of transfers",
        URI.create("https://register.example/" + reference + "/" + random.nextInt(10_000)),
        EdtfDate.of(today.plusDays(31 + random.nextInt(60))));
  }

  /** The clock of the record; the world goes on meanwhile. */
  private Instant recorded(int days) {
    today = today.plusDays(random.nextInt(days) + 1L);
    return today.plusDays(95).atStartOfDay(ZoneOffset.UTC).plusHours(9).toInstant();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
