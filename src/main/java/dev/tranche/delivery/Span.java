package dev.tranche.delivery;

import dev.tranche.contract.History;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Statement;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.fact.Visibility;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Between which days all statements on a contract lie. From most viewpoints a contract is not begun
 * yet, or all over and known: then its line stands ready.
 *
 * @param settled the line by all statements, on the last day on which one of them comes to count
 */
record Span(Visibility first, Visibility last, Optional<ListLine> settled) {

  static Span of(History history) {
    Bounds bounds = new Bounds();
    history.forEach(bounds::add);
    Viewpoint then = Viewpoint.of(bounds.last.effective());
    return new Span(bounds.first, bounds.last, ListLine.of(new ContractOn(history, then)));
  }

  Optional<ListLine> line(History history, Viewpoint viewpoint) {
    if (first.effective().isAfter(viewpoint.asOf())
        || known(first, viewpoint).isAfter(viewpoint.knownOn())) {
      return Optional.empty();
    }
    return last.seenFrom(viewpoint)
        ? settled.map(line -> line.on(viewpoint.asOf()))
        : ListLine.of(new ContractOn(history, viewpoint));
  }

  private static LocalDate known(Visibility of, Viewpoint viewpoint) {
    return viewpoint.basis() == Basis.REPORTED ? of.reported() : of.recorded();
  }

  private static final class Bounds {

    private Visibility first = new Visibility(LocalDate.MAX, LocalDate.MAX, LocalDate.MAX);
    private Visibility last = Visibility.ALWAYS;

    void add(Statement<?> statement) {
      add(statement.provenance());
      statement.corrections().forEach(correction -> add(correction.provenance()));
    }

    private void add(Provenance provenance) {
      Visibility seen = Visibility.of(provenance);
      first =
          new Visibility(
              earlier(first.effective(), seen.effective()),
              earlier(first.reported(), seen.reported()),
              earlier(first.recorded(), seen.recorded()));
      last = last.and(seen);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
      return b.isBefore(a) ? b : a;
    }
  }
}
