package dev.tranche.contract;

import static dev.tranche.contract.Facts.PRESS;
import static dev.tranche.contract.Facts.RECORDED;
import static dev.tranche.contract.Facts.REFERENCE;
import static dev.tranche.contract.Facts.ROTEM;
import static dev.tranche.contract.Facts.date;
import static dev.tranche.contract.Facts.k2;
import static dev.tranche.contract.Facts.money;

import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Supplier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signature that a test states: 180 tanks for Poland by Hyundai Rotem, unless it says else. */
record Signing(
    @Nullable Party buyer,
    @Nullable Supplier supplier,
    List<Item> items,
    @Nullable MonetaryValue value,
    @Nullable DeliverySchedule schedule,
    List<Condition> conditions,
    boolean earlyDeliveries,
    EdtfDate day) {

  static Signing on(String day) {
    return new Signing(
        Facts.POLAND, ROTEM, List.of(k2(180)), null, null, List.of(), false, date(day));
  }

  Signing items(Item... others) {
    return new Signing(
        buyer, supplier, List.of(others), value, schedule, conditions, earlyDeliveries, day);
  }

  Signing withoutItems() {
    return items(new Item[0]);
  }

  Signing buyer(@Nullable Party other) {
    return new Signing(other, supplier, items, value, schedule, conditions, earlyDeliveries, day);
  }

  Signing supplier(@Nullable Supplier other) {
    return new Signing(buyer, other, items, value, schedule, conditions, earlyDeliveries, day);
  }

  Signing value(String text) {
    return new Signing(
        buyer, supplier, items, money(text), schedule, conditions, earlyDeliveries, day);
  }

  Signing schedule(Batch... batches) {
    return new Signing(
        buyer, supplier, items, value, Facts.schedule(batches), conditions, earlyDeliveries, day);
  }

  Signing conditions(String... ids) {
    List<Condition> open = List.of(ids).stream().map(id -> new Condition(id, null)).toList();
    return new Signing(buyer, supplier, items, value, schedule, open, earlyDeliveries, day);
  }

  Signing early() {
    return new Signing(buyer, supplier, items, value, schedule, conditions, true, day);
  }

  SignContract command() {
    return new SignContract(
        REFERENCE,
        buyer,
        supplier,
        items,
        value,
        schedule,
        conditions,
        earlyDeliveries,
        null,
        day,
        PRESS,
        RECORDED);
  }

  ContractSigned event() {
    return new ContractSigned(
        REFERENCE,
        buyer == null ? Facts.POLAND : buyer,
        new Terms(supplier == null ? ROTEM : supplier, items, value),
        schedule == null ? DeliverySchedule.UNKNOWN : schedule,
        conditions,
        earlyDeliveries,
        null,
        new Provenance(PRESS, day, RECORDED));
  }
}
