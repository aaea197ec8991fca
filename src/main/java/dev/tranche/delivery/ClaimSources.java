package dev.tranche.delivery;

import dev.tranche.contract.Agreement;
import dev.tranche.contract.Claimed;
import dev.tranche.contract.Confidence;
import dev.tranche.contract.History;
import dev.tranche.contract.History.ClaimMade;
import dev.tranche.contract.History.Delivered;
import dev.tranche.contract.Item;
import dev.tranche.contract.Terms;
import dev.tranche.delivery.ClaimSummary.Shown;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.fact.Statement;
import dev.tranche.fact.Statement.Correction;
import dev.tranche.fact.Statement.Known;
import dev.tranche.fact.Viewpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What sources claim of one contract, and which source stands behind what the contract itself
 * shows: the one that stated it, or the last that set it right or whose claim was adopted.
 */
final class ClaimSources {

  /**
   * A claim that is known and not withdrawn.
   *
   * @param reason why it was adopted; absent where it was not
   */
  record Claim(
      String name,
      Claimed states,
      Confidence confidence,
      Provenance provenance,
      @Nullable String reason) {}

  private final History history;
  private final ContractOn contract;
  private final Viewpoint viewpoint;

  ClaimSources(History history, ContractOn contract) {
    this.history = history;
    this.contract = contract;
    this.viewpoint = contract.viewpoint();
  }

  List<Claim> claims() {
    List<Claim> known = new ArrayList<>();
    for (Statement<ClaimMade> made : history.claims().values()) {
      Known<ClaimMade> now = made.knownFrom(viewpoint);
      if (now != null && !now.value().withdrawn()) {
        ClaimMade claim = now.value();
        known.add(
            new Claim(
                made.name(),
                claim.states(),
                claim.confidence(),
                made.provenance(),
                claim.reason()));
      }
    }
    return known;
  }

  /** What the contract shows of what is claimed, and who stands behind it. */
  Optional<Shown> shown(Claimed claim) {
    return switch (claim) {
      case Claimed.SigningDate c ->
          inTerms(Agreement.SIGNATURE, _ -> Optional.ofNullable(contract.signed()), c);
      case Claimed.Value c -> inTerms(c.terms(), Terms::total, c);
      case Claimed.OrderedQuantity c ->
          inTerms(c.terms(), terms -> terms.item(c.item()).map(Item::quantity), c);
      case Claimed.DeliveredQuantity c -> delivery(c.delivery(), d -> d.value().quantity(), c);
      case Claimed.DeliveryDate c -> delivery(c.delivery(), Known::effective, c);
    };
  }

  /** A part of the terms of that name, as they were last stated by then. */
  private <T> Optional<Shown> inTerms(
      String name, Function<Terms, Optional<T>> part, Claimed claim) {
    Optional<Shown> shown = Optional.empty();
    for (Known<Terms> terms : contract.knownTerms()) {
      if (terms.name().equals(name) && contract.reaches(terms.effective())) {
        Source first = terms.provenance().source();
        shown = part.apply(terms.value()).map(value -> new Shown(value, source(claim, first)));
      }
    }
    return shown;
  }

  private Optional<Shown> delivery(
      String name, Function<Known<Delivered>, Object> part, Claimed claim) {
    return Optional.ofNullable(history.deliveries().get(name))
        .flatMap(
            made ->
                Optional.ofNullable(made.seenFrom(viewpoint))
                    .map(
                        seen ->
                            new Shown(
                                part.apply(seen), source(claim, made.provenance().source()))));
  }

  private static <T> Optional<Statement<T>> find(List<Statement<T>> statements, String name) {
    return statements.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Who last set right what is claimed; where nobody did, the source that stated it first. */
  private Source source(Claimed claim, Source first) {
    Last last = new Last(first);
    switch (claim) {
      case Claimed.SigningDate _ ->
          history.signed().corrections().stream()
              .filter(correction -> viewpoint.knows(correction.provenance()))
              .forEach(last::see);
      case Claimed.Value c ->
          seeChanges(
              find(history.terms(), c.terms()),
              last,
              (was, right) -> !was.value().total().equals(right.value().total()));
      case Claimed.OrderedQuantity c ->
          seeChanges(
              find(history.terms(), c.terms()),
              last,
              (was, right) -> changesQuantity(was.value(), right.value(), c.item()));
      case Claimed.DeliveredQuantity c ->
          seeChanges(
              Optional.ofNullable(history.deliveries().get(c.delivery())),
              last,
              (was, right) -> !was.value().quantity().equals(right.value().quantity()));
      case Claimed.DeliveryDate c ->
          seeChanges(
              Optional.ofNullable(history.deliveries().get(c.delivery())),
              last,
              (was, right) -> !was.effective().equals(right.effective()));
    }
    for (Statement<ClaimMade> made : history.claims().values()) {
      if (viewpoint.knows(made.provenance())
          && made.value().states().subject().equals(claim.subject())) {
        made.corrections().stream()
            .filter(correction -> viewpoint.knows(correction.provenance()))
            .filter(correction -> isAdoption(correction))
            .forEach(adoption -> last.see(adoption.number(), made.provenance().source()));
      }
    }
    return last.source;
  }

  private static boolean isAdoption(Correction<ClaimMade> correction) {
    return correction.value() != null && !correction.value().withdrawn();
  }

  private static boolean changesQuantity(Terms was, Terms right, String item) {
    return right.item(item).isPresent()
        && !was.item(item).map(Item::quantity).equals(right.item(item).map(Item::quantity));
  }

  private interface Change<T> {
    boolean isOne(Known<T> was, Known<T> right);
  }

  private <T> void seeChanges(Optional<Statement<T>> made, Last last, Change<T> change) {
    made.ifPresent(
        first -> {
          Known<T> was =
              new Known<>(
                  first.name(), first.value(), first.provenance().effective(), first.provenance());
          for (Correction<T> correction : first.corrections()) {
            if (viewpoint.knows(correction.provenance())) {
              Known<T> right =
                  new Known<>(
                      first.name(),
                      correction.value() == null ? was.value() : correction.value(),
                      correction.effective() == null ? was.effective() : correction.effective(),
                      correction.provenance());
              if (change.isOne(was, right)) {
                last.see(correction);
              }
              was = right;
            }
          }
        });
  }

  /** The source of what was recorded last. */
  private static final class Last {

    private Source source;
    private int number = -1;

    Last(Source first) {
      this.source = first;
    }

    void see(Correction<?> correction) {
      see(correction.number(), correction.provenance().source());
    }

    void see(int recorded, Source by) {
      if (recorded > number) {
        number = recorded;
        source = by;
      }
    }
  }
}
