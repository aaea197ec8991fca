package dev.tranche.contract;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that the tests of a contract state, so that each test shows only what it is about. */
final class Facts {

  static final String REFERENCE = "pl-k2-2022";
  static final Instant RECORDED = Instant.parse("2026-01-15T12:00:00Z");
  static final Party POLAND = Party.of("PL");
  static final Supplier ROTEM = new Supplier("Hyundai Rotem", Party.of("KR"));
  static final Supplier HANWHA = new Supplier("Hanwha Aerospace", Party.of("KR"));
  static final Source PRESS = new Source("Defence Industry Europe", null, null, null);

  private Facts() {}

  static EdtfDate date(String edtf) {
    return EdtfDate.parse(edtf);
  }

  static Provenance stated(String effective) {
    return new Provenance(PRESS, date(effective), RECORDED);
  }

  static Source published(String day) {
    return new Source("Defence Industry Europe", null, null, date(day));
  }

  static MonetaryValue money(String text) {
    return MonetaryValue.parse(text);
  }

  static Item k2(long units) {
    return k2(Quantity.exact(units), null);
  }

  static Item k2(Quantity quantity, @Nullable String value) {
    return item("k2", quantity, value);
  }

  static Item recoveryVehicles(long units) {
    return item("recovery-vehicle", Quantity.exact(units), null);
  }

  static Item item(String id, Quantity quantity, @Nullable String value) {
    return new Item(
        id,
        id.equals("k2") ? "K2 Black Panther" : id,
        Category.BATTLE_TANKS,
        quantity,
        value == null ? null : money(value));
  }

  static Terms terms(Item... items) {
    return new Terms(ROTEM, List.of(items), null);
  }

  static Terms terms(@Nullable String value, Item... items) {
    return new Terms(ROTEM, List.of(items), value == null ? null : money(value));
  }

  static Batch batch(long units, String due) {
    return new Batch("k2", units, date(due));
  }

  static DeliverySchedule schedule(Batch... batches) {
    return new DeliverySchedule(List.of(batches));
  }
}
