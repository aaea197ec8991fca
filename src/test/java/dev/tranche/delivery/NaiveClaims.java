package dev.tranche.delivery;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.Claimed;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimAdopted;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.ClaimWithdrawn;
import dev.tranche.contract.ContractEvent.ContractAmended;
import dev.tranche.contract.ContractEvent.ContractSigned;
import dev.tranche.contract.ContractEvent.DeliveryCorrected;
import dev.tranche.contract.ContractEvent.DeliveryMade;
import dev.tranche.contract.ContractEvent.SigningDateCorrected;
import dev.tranche.contract.ContractEvent.SupplierSelected;
import dev.tranche.contract.ContractEvent.TalksOpened;
import dev.tranche.contract.ContractEvent.TermsCorrected;
import dev.tranche.contract.ContractEvent.TermsRevised;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Source;
import dev.tranche.fact.Viewpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The claims on a contract from one viewpoint, computed as plainly as can be: for each claim that
 * was known, all known events once more, looking for what the contract shows of that one thing.
 */
final class NaiveClaims {

  /** What a row of the answer says, but for what is copied from the claim. */
  record Row(
      String claim,
      boolean adopted,
      @Nullable String reason,
      @Nullable Object shown,
      @Nullable Source source) {}

  /** What the contract shows from a day on, by whom. */
  private record Cell(@Nullable Object value, EdtfDate effective, Source source) {}

  private final List<ContractEvent> known;
  private final Viewpoint viewpoint;

  private NaiveClaims(List<ContractEvent> known, Viewpoint viewpoint) {
    this.known = known;
    this.viewpoint = viewpoint;
  }

  static List<Row> of(List<ContractEvent> events, Viewpoint viewpoint) {
    return new NaiveClaims(
            events.stream().filter(e -> viewpoint.knows(e.provenance())).toList(), viewpoint)
        .rows();
  }

  private List<Row> rows() {
    Map<String, ClaimStated> claims = new LinkedHashMap<>();
    Map<String, String> reasons = new HashMap<>();
    for (ContractEvent event : known) {
      switch (event) {
        case ClaimStated e -> claims.put(e.claim(), e);
        case ClaimAdopted e when claims.containsKey(e.claim()) ->
            reasons.put(e.claim(), e.reason());
        case ClaimWithdrawn e -> claims.remove(e.claim());
        default -> {}
      }
    }
    List<Row> rows = new ArrayList<>();
    claims.forEach(
        (name, claim) -> {
          if (!claim.provenance().effective().earliest().isAfter(viewpoint.asOf())) {
            Cell cell = shown(claim.states());
            Object value = cell == null ? null : cell.value();
            rows.add(
                new Row(
                    name,
                    claim.states().value().equals(value),
                    reasons.get(name),
                    value,
                    cell == null || value == null ? null : cell.source()));
          }
        });
    return rows;
  }

  private @Nullable Cell shown(Claimed wanted) {
    List<Cell> cells = new ArrayList<>();
    Map<String, ClaimStated> claims = new HashMap<>();
    for (ContractEvent event : known) {
      if (event instanceof ClaimStated e) {
        claims.put(e.claim(), e);
      } else if (event instanceof ClaimAdopted adopted) {
        ClaimStated claim = claims.get(adopted.claim());
        if (claim != null
            && claim.states().subject().equals(wanted.subject())
            && !cells.isEmpty()) {
          Cell last = cells.removeLast();
          cells.add(new Cell(last.value(), last.effective(), claim.provenance().source()));
        }
      } else {
        learn(cells, wanted, event);
      }
    }
    Cell found = null;
    for (Cell cell : cells) {
      found = viewpoint.reaches(cell.effective()) ? cell : found;
    }
    return found;
  }

  private static void learn(List<Cell> cells, Claimed wanted, ContractEvent event) {
    EdtfDate on = event.provenance().effective();
    Source source = event.provenance().source();
    String terms = termsOf(wanted);
    switch (event) {
      case TalksOpened e when terms.equals("talks") ->
          cells.add(new Cell(part(wanted, e.terms(), on), on, source));
      case TermsRevised e when terms.equals("talks") ->
          cells.add(new Cell(part(wanted, e.terms(), on), on, source));
      case SupplierSelected _ when terms.equals("talks") && !cells.isEmpty() ->
          cells.add(new Cell(cells.getLast().value(), on, cells.getLast().source()));
      case ContractSigned e when terms.equals(Agreement.SIGNATURE) ->
          cells.add(new Cell(part(wanted, e.terms(), on), on, source));
      case ContractAmended e when terms.equals(e.amendment()) && e.terms() != null ->
          cells.add(new Cell(part(wanted, e.terms(), on), on, source));
      case TermsCorrected e
          when terms.equals(e.replaces()) && !(wanted instanceof Claimed.SigningDate) ->
          correct(cells, part(wanted, e.terms(), on), null, source);
      case SigningDateCorrected _ when terms.equals(Agreement.SIGNATURE) && !cells.isEmpty() -> {
        if (wanted instanceof Claimed.SigningDate) {
          correct(cells, on, on, source);
        } else {
          Cell was = cells.removeLast();
          cells.add(new Cell(was.value(), on, was.source()));
        }
      }
      case DeliveryMade e when e.delivery().equals(deliveryOf(wanted)) ->
          cells.add(
              new Cell(wanted instanceof Claimed.DeliveryDate ? on : e.quantity(), on, source));
      case DeliveryCorrected e when e.delivery().equals(deliveryOf(wanted)) ->
          correct(cells, wanted instanceof Claimed.DeliveryDate ? on : e.quantity(), on, source);
      default -> {}
    }
  }

  private static void correct(
      List<Cell> cells, @Nullable Object value, @Nullable EdtfDate on, Source source) {
    if (cells.isEmpty()) {
      return;
    }
    Cell was = cells.removeLast();
    boolean same = Objects.equals(value, was.value());
    cells.add(new Cell(value, on == null ? was.effective() : on, same ? was.source() : source));
  }

  private static String termsOf(Claimed wanted) {
    return switch (wanted) {
      case Claimed.SigningDate _ -> Agreement.SIGNATURE;
      case Claimed.Value c -> c.terms();
      case Claimed.OrderedQuantity c -> c.terms();
      case Claimed.DeliveredQuantity _, Claimed.DeliveryDate _ -> "";
    };
  }

  private static String deliveryOf(Claimed wanted) {
    return switch (wanted) {
      case Claimed.DeliveredQuantity c -> c.delivery();
      case Claimed.DeliveryDate c -> c.delivery();
      default -> "";
    };
  }

  private static @Nullable Object part(Claimed wanted, Terms terms, EdtfDate on) {
    return switch (wanted) {
      case Claimed.SigningDate _ -> on;
      case Claimed.Value _ -> terms.total().orElse(null);
      case Claimed.OrderedQuantity c -> terms.item(c.item()).map(Item::quantity).orElse(null);
      default -> null;
    };
  }
}
