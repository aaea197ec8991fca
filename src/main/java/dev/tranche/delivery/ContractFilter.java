package dev.tranche.delivery;

import dev.tranche.contract.Party;
import dev.tranche.contract.Supplier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts are wanted; what is not given matches all.
 *
 * @param supplier a part of its name, in whatever case
 * @param designation a part of that of one of its items, in whatever case
 * @param search words, each of which occurs in the reference, the buyer's code or name, the
 *     supplier's name or a designation
 * @param signed the year of the last day on which the signature can have been
 * @param late whether a batch's last possible due day has passed with units missing
 */
public record ContractFilter(
    @Nullable Status status,
    @Nullable Party buyer,
    @Nullable String supplier,
    @Nullable String designation,
    @Nullable Boolean late,
    @Nullable String search,
    @Nullable Integer signed) {

  /** All there are. */
  public static final ContractFilter ALL =
      new ContractFilter(null, null, null, null, null, null, null);

  boolean matches(ContractSummary c) {
    return (status == null || c.status() == status)
        && (buyer == null || buyer.equals(c.buyer()))
        && (late == null || c.late() == late)
        && (signed == null || (c.signed() != null && c.signed().latest().getYear() == signed))
        && (supplier == null || (c.supplier() != null && contains(c.supplier().name(), supplier)))
        && (designation == null
            || c.designations().stream().anyMatch(each -> contains(each, designation)))
        && words().stream()
            .allMatch(searched(c.reference(), c.buyer(), c.supplier(), c.designations())::contains);
  }

  /** What is searched for, in the form in which names are compared. */
  List<String> words() {
    return search == null
        ? List.of()
        : Stream.of(folded(search).split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** All that words are searched in, in the form in which names are compared. */
  static String searched(
      String reference,
      @Nullable Party buyer,
      @Nullable Supplier supplier,
      List<String> designations) {
    return folded(
        String.join(
            " ",
            reference,
            buyer == null ? "" : buyer.code() + " " + buyer.name(),
            supplier == null ? "" : supplier.name(),
            String.join(" ", designations)));
  }

  private static boolean contains(String text, String part) {
    return folded(text).contains(folded(part));
  }

  /** The form in which names are compared. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
