package dev.tranche.framework;

import dev.tranche.contract.Category;
import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import dev.tranche.framework.FrameworkCommand.EndFramework;
import dev.tranche.framework.FrameworkCommand.RecordCallOff;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.framework.FrameworkCommand.SignFramework;
import dev.tranche.framework.FrameworkEvent.CeilingsRevised;
import dev.tranche.framework.FrameworkEvent.ContractCalledOff;
import dev.tranche.framework.FrameworkEvent.FrameworkEnded;
import dev.tranche.framework.FrameworkEvent.FrameworkSigned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The Chunmoo framework agreement: 288 launchers, of which 218 and 72 were called off. */
public final class FrameworkFacts {

  public static final String REFERENCE = "pl-chunmoo-framework";
  public static final String FIRST = "pl-chunmoo-2022";
  public static final String SECOND = "pl-chunmoo-2024";
  public static final Instant RECORDED = Instant.parse("2026-01-15T12:00:00Z");
  public static final Party POLAND = Party.of("PL");
  public static final Supplier HANWHA = new Supplier("Hanwha Aerospace", Party.of("KR"));
  public static final Source SIPRI = new Source("SIPRI", null, null, null);

  private FrameworkFacts() {}

  public static EdtfDate date(String edtf) {
    return EdtfDate.parse(edtf);
  }

  public static Provenance stated(String effective) {
    return new Provenance(SIPRI, date(effective), RECORDED);
  }

  /** Stated on that day by a source that published it on the other. */
  public static Provenance published(String effective, String on) {
    return new Provenance(new Source("SIPRI", null, null, date(on)), date(effective), RECORDED);
  }

  public static Ceiling ceiling(String units) {
    return new Ceiling("Chunmoo", Category.LARGE_CALIBRE_ARTILLERY, Quantity.parse(units), null);
  }

  public static Limits limits(String units) {
    return new Limits(List.of(ceiling(units)), null);
  }

  public static Item chunmoo(String units) {
    return item("Chunmoo", units);
  }

  public static Item item(String designation, String units) {
    return new Item(
        designation.toLowerCase(Locale.ROOT),
        designation,
        Category.LARGE_CALIBRE_ARTILLERY,
        Quantity.parse(units),
        null);
  }

  public static SignFramework sign(String on, String units) {
    return new SignFramework(
        REFERENCE, POLAND, HANWHA, List.of(ceiling(units)), null, date(on), SIPRI, RECORDED);
  }

  public static ReviseCeilings revise(String on, String units) {
    return new ReviseCeilings(REFERENCE, List.of(ceiling(units)), null, date(on), SIPRI, RECORDED);
  }

  public static RecordCallOff callOff(String contract, String on, Item... items) {
    return new RecordCallOff(REFERENCE, contract, List.of(items), date(on), SIPRI, RECORDED);
  }

  public static EndFramework end(String on) {
    return new EndFramework(REFERENCE, "Exhausted.", date(on), SIPRI, RECORDED);
  }

  public static FrameworkSigned signed(String on, String units) {
    return new FrameworkSigned(REFERENCE, POLAND, HANWHA, limits(units), stated(on));
  }

  public static CeilingsRevised revised(String on, String units) {
    return new CeilingsRevised(REFERENCE, limits(units), stated(on));
  }

  public static ContractCalledOff calledOff(String contract, String on, Item... items) {
    return new ContractCalledOff(REFERENCE, contract, List.of(items), stated(on));
  }

  public static FrameworkEnded ended(String on) {
    return new FrameworkEnded(REFERENCE, "Exhausted.", stated(on));
  }

  public static MonetaryValue money(String text) {
    return MonetaryValue.parse(text);
  }
}
