package dev.tranche.pages.yard;

import dev.tranche.contract.Claimed;
import dev.tranche.delivery.ClaimSummary;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Quantity;
import dev.tranche.pages.Formats;
import org.jspecify.annotations.Nullable;

/**
 * A claim in words, beside what the contract shows.
 *
 * @param begins whether the claims before it are of another contract, so that its name is told
 */
record ClaimLine(ClaimSummary claim, boolean begins) {

  /** What is claimed about. */
  public String subject() {
    return switch (claim.states()) {
      case Claimed.SigningDate _ -> "Date of signature";
      case Claimed.Value c -> "Value, %s".formatted(words(c.terms()));
      case Claimed.OrderedQuantity c ->
          "Ordered units of %s, %s".formatted(c.item(), words(c.terms()));
      case Claimed.DeliveredQuantity c -> "Units of %s".formatted(words(c.delivery()));
      case Claimed.DeliveryDate c -> "Date of %s".formatted(words(c.delivery()));
    };
  }

  private static String words(String name) {
    return name.replace('-', ' ');
  }

  public String stated() {
    return told(claim.states().value());
  }

  /** What the contract shows of the same. */
  public @Nullable String shown() {
    return claim.shown() == null ? null : told(claim.shown().value());
  }

  public Provenance provenance() {
    return new Provenance(claim.source(), claim.effective(), claim.recorded());
  }

  private static String told(Object value) {
    return switch (value) {
      case EdtfDate date -> Formats.INSTANCE.date(date);
      case MonetaryValue money -> Formats.INSTANCE.money(money);
      case Quantity quantity -> Formats.INSTANCE.quantity(quantity);
      default -> value.toString();
    };
  }
}
