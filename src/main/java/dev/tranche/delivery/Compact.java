package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import dev.tranche.contract.Condition;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.History;
import dev.tranche.contract.History.ClaimMade;
import dev.tranche.contract.History.Delivered;
import dev.tranche.contract.History.Signing;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.GrowingMap;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.fact.Statement;
import dev.tranche.fact.Statement.Correction;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes histories small enough to be kept of all contracts: without reasons, conditions and sources
 * but for their days, and what is equal is one object.
 */
final class Compact {

  private static final String LEFT_OUT = "left out";

  private final Map<Object, Object> known = new ConcurrentHashMap<>();

  History of(History h) {
    return new History(
        one(h.reference()),
        h.events(),
        h.talks() == null ? null : of(h.talks(), this::one),
        h.signature() == null ? null : of(h.signature(), this::signing),
        all(h.milestones(), milestone -> milestone),
        all(h.terms(), this::terms),
        all(h.schedules(), this::schedule),
        all(h.closings(), closing -> closing),
        all(h.deliveries(), this::delivered),
        all(h.claims(), Compact::claim));
  }

  private <T> List<Statement<T>> all(List<Statement<T>> statements, UnaryOperator<T> value) {
    return statements.stream().map(each -> of(each, value)).toList();
  }

  private <T> Map<String, Statement<T>> all(
      Map<String, Statement<T>> statements, UnaryOperator<T> value) {
    Map<String, Statement<T>> all = new LinkedHashMap<>();
    statements.forEach((name, each) -> all.put(one(name), of(each, value)));
    return GrowingMap.of(all);
  }

  private <T> Statement<T> of(Statement<T> statement, UnaryOperator<T> value) {
    List<Correction<T>> corrections =
        statement.corrections().stream()
            .map(
                c ->
                    new Correction<T>(
                        c.value() == null ? null : value.apply(c.value()),
                        c.effective(),
                        provenance(c.provenance()),
                        c.number()))
            .toList();
    return new Statement<>(
        one(statement.name()),
        value.apply(statement.value()),
        provenance(statement.provenance()),
        statement.number(),
        corrections);
  }

  /** Of when it was recorded, what is known on a day asks for the day. */
  private Provenance provenance(Provenance p) {
    Source days = one(new Source(LEFT_OUT, null, null, p.source().published()));
    return one(
        new Provenance(days, one(p.effective()), one(p.recorded().truncatedTo(ChronoUnit.DAYS))));
  }

  private Signing signing(Signing signing) {
    List<Condition> none = List.of();
    return new Signing(one(signing.buyer()), signing.framework(), none);
  }

  private Terms terms(Terms terms) {
    return new Terms(
        orNull(terms.supplier()),
        terms.items().stream()
            .map(
                item ->
                    one(
                        new Item(
                            one(item.id()),
                            one(item.designation()),
                            item.category(),
                            one(item.quantity()),
                            orNull(item.value()))))
            .toList(),
        orNull(terms.value()));
  }

  private DeliverySchedule schedule(DeliverySchedule schedule) {
    return new DeliverySchedule(
        schedule.batches().stream()
            .map(batch -> new Batch(one(batch.item()), batch.quantity(), one(batch.due())))
            .toList());
  }

  private Delivered delivered(Delivered delivered) {
    return new Delivered(one(delivered.item()), one(delivered.quantity()));
  }

  private static ClaimMade claim(ClaimMade claim) {
    return new ClaimMade(claim.states(), claim.confidence(), null, claim.withdrawn());
  }

  private <T> @Nullable T orNull(@Nullable T value) {
    return value == null ? null : one(value);
  }

  @SuppressWarnings("unchecked") // what is equal is of one type
  private <T> T one(T value) {
    Object before = known.putIfAbsent(value, value);
    return before == null ? value : (T) before;
  }
}
