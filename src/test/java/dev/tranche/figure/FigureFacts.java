package dev.tranche.figure;

import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.fact.Source;
import dev.tranche.figure.FigureCommand.PublishFigure;
import dev.tranche.figure.FigureCommand.ReviseFigure;
import dev.tranche.figure.FigureCommand.WithdrawFigure;
import dev.tranche.figure.FigureEvent.FigurePublished;
import dev.tranche.figure.FigureEvent.FigureRevised;
import dev.tranche.figure.FigureEvent.FigureWithdrawn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** South Korea's published order intake of 2023, and other figures on request. */
public final class FigureFacts {

  public static final String REFERENCE = "kr-order-intake-2023";
  public static final Instant RECORDED = Instant.parse("2026-01-15T12:00:00Z");
  public static final Party KOREA = Party.of("KR");
  public static final Source INSTITUTE =
      new Source("Korea Economic Institute of America", null, null, null);

  private FigureFacts() {}

  public static EdtfDate date(String edtf) {
    return EdtfDate.parse(edtf);
  }

  public static Provenance stated(String effective) {
    return new Provenance(INSTITUTE, date(effective), RECORDED);
  }

  public static Provenance published(String effective, String on) {
    return new Provenance(
        new Source("Korea Economic Institute of America", null, null, date(on)),
        date(effective),
        RECORDED);
  }

  public static Amount value(String text) {
    return new Amount(MonetaryValue.parse(text), null);
  }

  public static Amount units(long units) {
    return new Amount(null, Quantity.exact(units));
  }

  public static PublishFigure publish(
      Measure measure, String period, @Nullable String value, @Nullable String units) {
    return new PublishFigure(
        REFERENCE,
        KOREA,
        null,
        measure,
        date(period),
        value == null ? null : MonetaryValue.parse(value),
        units == null ? null : Quantity.parse(units),
        null,
        date("2024-07"),
        INSTITUTE,
        RECORDED);
  }

  public static PublishFigure publish() {
    return publish(Measure.ORDER_INTAKE, "2023", "USD 13.5 bn", null);
  }

  public static ReviseFigure revise(
      String on, @Nullable String value, @Nullable String units, @Nullable String comparison) {
    return new ReviseFigure(
        REFERENCE,
        value == null ? null : MonetaryValue.parse(value),
        units == null ? null : Quantity.parse(units),
        comparison,
        date(on),
        INSTITUTE,
        RECORDED);
  }

  public static WithdrawFigure withdraw(String on) {
    return new WithdrawFigure(REFERENCE, "Counted twice.", date(on), INSTITUTE, RECORDED);
  }

  public static FigurePublished published() {
    return published(REFERENCE, Measure.ORDER_INTAKE, "2023", value("USD 13.5 bn"));
  }

  public static FigurePublished published(
      String reference, Measure measure, String period, Amount amount) {
    return new FigurePublished(
        reference, KOREA, null, measure, date(period), amount, null, stated("2024-07"));
  }

  public static FigureRevised revised(String on, Amount amount) {
    return new FigureRevised(REFERENCE, amount, null, stated(on));
  }

  public static FigureWithdrawn withdrawn(String on) {
    return new FigureWithdrawn(REFERENCE, "Counted twice.", stated(on));
  }
}
