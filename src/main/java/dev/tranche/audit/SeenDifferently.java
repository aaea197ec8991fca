package dev.tranche.audit;

import dev.tranche.contract.History;
import dev.tranche.contract.History.Milestone;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Statement;
import dev.tranche.fact.Statement.Correction;
import dev.tranche.fact.Viewpoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the events of one contract that make the difference between two pictures of it: those that
 * one picture takes into account otherwise than the other. Where there is none, the pictures are
 * the same.
 *
 * <p>An event has happened in a picture that knows it and reaches its date, as the last known
 * correction gives it; and what follows a signature counts there once the signature has happened
 * too. A correction is taken into account from when it is known on, since it takes back what it
 * replaces. A completion that is known to be taken back has never happened.
 */
final class SeenDifferently {

  /** How a picture takes an event into account. */
  private enum Sight {
    NOT_AT_ALL,
    KNOWN,
    HAPPENED,
    COUNTS
  }

  private final History history;
  private final Viewpoint viewpoint;
  private final Sight[] sights;
  private Sight happened = Sight.HAPPENED;

  private SeenDifferently(History history, Viewpoint viewpoint) {
    this.history = history;
    this.viewpoint = viewpoint;
    this.sights = new Sight[history.events()];
    Arrays.fill(sights, Sight.NOT_AT_ALL);
  }

  /** The numbers of those events in the contract's history, in order. */
  static List<Integer> among(History history, Viewpoint before, Viewpoint after) {
    Sight[] was = new SeenDifferently(history, before).see();
    Sight[] is = new SeenDifferently(history, after).see();
    return IntStream.range(0, was.length).filter(i -> was[i] != is[i]).boxed().toList();
  }

  /** One event can have made several statements; what is said of it last holds. */
  private Sight[] see() {
    seeTalksAndClaims();
    if (history.isSigned()) {
      Statement<?> signature = history.signed();
      boolean signed =
          viewpoint.knows(signature.provenance()) && viewpoint.reaches(lastDate(signature));
      happened = signed ? Sight.COUNTS : Sight.HAPPENED;
      history.schedules().forEach(this::see);
      history.closings().forEach(this::see);
      history.agreedTerms().forEach(this::see);
      history.agreedTerms().forEach(terms -> terms.corrections().forEach(this::see));
      history.deliveries().values().forEach(this::seeWithLastDate);
      seeMilestones();
      happened = Sight.HAPPENED;
      seeWithLastDate(signature);
    }
    return sights;
  }

  private void seeTalksAndClaims() {
    history.terms().forEach(this::see);
    history.milestones().forEach(this::see);
    for (Statement<?> claim : history.claims().values()) {
      see(claim);
      claim.corrections().forEach(this::see);
    }
  }

  private void seeMilestones() {
    boolean takenBack = false;
    for (Statement<Milestone> each : history.milestones().reversed()) {
      see(each);
      if (each.value() == Milestone.REOPENED) {
        boolean known = viewpoint.knows(each.provenance());
        takenBack |= known;
        sights[each.number()] = known ? Sight.KNOWN : Sight.NOT_AT_ALL;
      } else if (each.value() == Milestone.COMPLETED) {
        sights[each.number()] = takenBack ? Sight.NOT_AT_ALL : sights[each.number()];
        takenBack = false;
      }
    }
  }

  private void see(Statement<?> statement) {
    see(statement.number(), statement.provenance(), statement.provenance().effective(), false);
  }

  private void see(Correction<?> correction) {
    see(correction.number(), correction.provenance(), correction.provenance().effective(), true);
  }

  private void seeWithLastDate(Statement<?> statement) {
    EdtfDate date = lastDate(statement);
    see(statement.number(), statement.provenance(), date, false);
    statement.corrections().forEach(c -> see(c.number(), c.provenance(), date, true));
  }

  private void see(int number, Provenance provenance, EdtfDate date, boolean isCorrection) {
    sights[number] =
        !viewpoint.knows(provenance)
            ? Sight.NOT_AT_ALL
            : viewpoint.reaches(date) ? happened : isCorrection ? Sight.KNOWN : Sight.NOT_AT_ALL;
  }

  /** As the last correction that is known gives it. */
  private EdtfDate lastDate(Statement<?> statement) {
    EdtfDate date = statement.provenance().effective();
    for (Correction<?> correction : statement.corrections()) {
      EdtfDate right = correction.effective();
      date = right != null && viewpoint.knows(correction.provenance()) ? right : date;
    }
    return date;
  }
}
