package dev.tranche.delivery;

import dev.tranche.contract.Claimed.Attribute;
import dev.tranche.fact.Party;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which claims are wanted; what is not given matches all.
 *
 * @param source a part of its publisher's name, in whatever case
 * @param supplier a part of its name, in whatever case
 * @param adopted whether the contract shows what is claimed
 */
public record ClaimFilter(
    @Nullable String source,
    @Nullable Attribute attribute,
    @Nullable String contract,
    @Nullable String supplier,
    @Nullable Party buyer,
    @Nullable Boolean adopted)
    implements Predicate<ClaimSummary> {

  @Override
  public boolean test(ClaimSummary claim) {
    return (attribute == null || claim.states().attribute() == attribute)
        && (contract == null || claim.contract().equals(contract))
        && (buyer == null || buyer.equals(claim.buyer()))
        && (adopted == null || claim.adopted() == adopted)
        && contains(claim.source().publisher(), source)
        && contains(claim.supplier() == null ? "" : claim.supplier().name(), supplier);
  }

  private static boolean contains(String text, @Nullable String part) {
    return part == null || text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
