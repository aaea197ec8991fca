package dev.tranche.delivery;

import dev.tranche.contract.Party;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts are wanted; what is not given matches all.
 *
 * @param supplier a part of its name, in whatever case
 * @param designation a part of that of one of its items, in whatever case
 * @param late whether a batch's last possible due day has passed with units missing
 */
public record ContractFilter(
    @Nullable Status status,
    @Nullable Party buyer,
    @Nullable String supplier,
    @Nullable String designation,
    @Nullable Boolean late) {

  /** All there are. */
  public static final ContractFilter ALL = new ContractFilter(null, null, null, null, null);

  boolean matches(ContractSummary c) {
    return (status == null || c.status() == status)
        && (buyer == null || buyer.equals(c.buyer()))
        && (late == null || c.late() == late)
        && (supplier == null || (c.supplier() != null && contains(c.supplier().name(), supplier)))
        && (designation == null
            || c.designations().stream().anyMatch(each -> contains(each, designation)));
  }

  private static boolean contains(String text, String part) {
    return folded(text).contains(folded(part));
  }

  /** The form in which names are compared. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
