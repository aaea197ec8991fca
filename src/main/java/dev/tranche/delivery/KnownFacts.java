package dev.tranche.delivery;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.History;
import dev.tranche.contract.History.Milestone;
import dev.tranche.contract.History.Signing;
import dev.tranche.contract.Terms;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Statement;
import dev.tranche.fact.Statement.Correction;
import dev.tranche.fact.Statement.Known;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a contract's history is known from a viewpoint, whether it has happened by then or not:
 * its statuses, terms and schedules, in the order of recording, as corrected by then.
 */
final class KnownFacts {

  private final History history;
  private final Viewpoint viewpoint;
  private final @Nullable EdtfDate signature;

  KnownFacts(History history, Viewpoint viewpoint) {
    this.history = history;
    this.viewpoint = viewpoint;
    this.signature = signature(history, viewpoint);
  }

  /** When it was signed; absent where no signature is known. */
  @Nullable EdtfDate signature() {
    return signature;
  }

  private static @Nullable EdtfDate signature(History history, Viewpoint viewpoint) {
    Known<Signing> signing = history.isSigned() ? history.signed().knownFrom(viewpoint) : null;
    return signing == null ? null : signing.effective();
  }

  List<Known<Status>> statuses() {
    List<Known<Status>> known = new ArrayList<>();
    if (history.talks() != null && viewpoint.knows(history.talks().provenance())) {
      known.add(status(Status.IN_TALKS, history.talks().provenance()));
    }
    if (signature != null) {
      known.add(status(Status.SIGNED, history.signed().provenance()).on(signature));
    }
    Status running = Status.SIGNED;
    for (Statement<Milestone> each : history.milestones()) {
      if (viewpoint.knows(each.provenance())) {
        running = each.value() == Milestone.IN_FORCE ? Status.IN_FORCE : running;
        Known<Status> now = status(Status.after(each.value(), running), each.provenance());
        if (now.value() == Status.IN_FORCE) {
          now = now.on(withSignature(now.effective(), each.number()));
        }
        known.add(each.value() == Milestone.IN_FORCE ? beforeStops(known) : known.size(), now);
      }
    }
    return known;
  }

  private static Known<Status> status(Status status, Provenance provenance) {
    return new Known<>(status.toString(), status, provenance.effective(), provenance);
  }

  private static int beforeStops(List<Known<Status>> known) {
    int at = known.size();
    while (at > 0 && known.get(at - 1).value().isStop()) {
      at--;
    }
    return at;
  }

  /**
   * The date of something recorded under that number: where it is that of the signature, it moves
   * with each correction of that which was recorded later.
   */
  private EdtfDate withSignature(EdtfDate date, int number) {
    if (signature == null) {
      return date;
    }
    EdtfDate moved = date;
    EdtfDate signed = history.signed().provenance().effective();
    for (Correction<Signing> correction : history.signed().corrections()) {
      EdtfDate right = correction.effective();
      if (right != null && viewpoint.knows(correction.provenance())) {
        moved = correction.number() > number && moved.equals(signed) ? right : moved;
        signed = right;
      }
    }
    return moved;
  }

  /** The terms that are known, dated from when on they hold, and by whom they were first stated. */
  List<Known<Terms>> terms() {
    List<Known<Terms>> known = new ArrayList<>();
    for (Statement<Terms> statement : history.terms()) {
      Known<Terms> each = statement.knownFrom(viewpoint);
      if (each != null && statement.name().equals(History.SELECTION)) {
        Supplier supplier = each.value().supplier();
        if (supplier != null && !known.isEmpty()) {
          Known<Terms> before = known.getLast();
          Terms selected = before.value().supplier(supplier);
          known.add(new Known<>(Agreement.TALKS, selected, each.effective(), before.provenance()));
        }
      } else if (each != null) {
        EdtfDate from = moved(each.name(), each.effective(), statement.number());
        known.add(new Known<>(each.name(), each.value(), from, statement.provenance()));
      }
    }
    return known;
  }

  private EdtfDate moved(String name, EdtfDate date, int number) {
    if (!name.equals(Agreement.SIGNATURE)) {
      return date;
    }
    EdtfDate moved = date;
    for (Correction<Signing> correction : history.signed().corrections()) {
      EdtfDate right = correction.effective();
      boolean moves = correction.number() > number && viewpoint.knows(correction.provenance());
      moved = moves && right != null ? right : moved;
    }
    return moved;
  }

  /** A schedule that came with a correction of terms is known once those terms are. */
  List<Known<DeliverySchedule>> schedules() {
    Set<String> unknown = new HashSet<>();
    for (Statement<Terms> each : history.terms()) {
      if (!viewpoint.knows(each.provenance())) {
        unknown.add(each.name());
      }
    }
    List<Known<DeliverySchedule>> known = new ArrayList<>();
    for (Statement<DeliverySchedule> each : history.schedules()) {
      if (viewpoint.knows(each.provenance()) && !unknown.contains(each.name())) {
        EdtfDate from = moved(each.name(), each.provenance().effective(), each.number());
        known.add(new Known<>(each.name(), each.value(), from, each.provenance()));
      }
    }
    return known;
  }
}
