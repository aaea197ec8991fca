package dev.tranche.delivery;

import dev.tranche.fact.Party;
import dev.tranche.fact.Supplier;
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
 * @param delivered a year in which a delivery counts
 * @param backlog whether it is signed and neither completed nor terminated, and so has what it is
 *     about in the backlog
 */
public record ContractFilter(
    @Nullable Status status,
    @Nullable Party buyer,
    @Nullable String supplier,
    @Nullable String designation,
    @Nullable Boolean late,
    @Nullable String search,
    @Nullable Integer signed,
    @Nullable Integer delivered,
    @Nullable Boolean backlog) {

  /** All there are. */
  public static final ContractFilter ALL =
      new ContractFilter(null, null, null, null, null, null, null, null, null);

  /** The same, and late or not. */
  public ContractFilter late(boolean isLate) {
    return new ContractFilter(
        status, buyer, supplier, designation, isLate, search, signed, delivered, backlog);
  }

  boolean matches(ListLine line) {
    ContractSummary c = line.contract();
    return (delivered == null || line.deliveredIn().contains(delivered))
        && (backlog == null || backlog == isInBacklog(c))
        && matches(c);
  }

  private static boolean isInBacklog(ContractSummary c) {
    return c.signed() != null && !c.status().isEnded();
  }

  private boolean matches(ContractSummary c) {
    return (status == null || c.status() == status)
        && (buyer == null || buyer.equals(c.buyer()))
        && (late == null || c.late() == late)
        && (signed == null || (c.signed() != null && c.signed().latest().getYear() == signed))
        && (supplier == null || (c.supplier() != null && contains(c.supplier().name(), supplier)))
        && (designation == null
            || c.designations().stream().anyMatch(each -> contains(each, designation)))
        && (search == null || isFound(c, search));
  }

  private static boolean isFound(ContractSummary c, String search) {
    String searched = searched(c.reference(), c.buyer(), c.supplier(), c.designations());
    return words(search).allMatch(searched::contains);
  }

  /** What is searched for, in the form in which names are compared. */
  private static Stream<String> words(String search) {
    return Stream.of(folded(search).split("\\s+")).filter(word -> !word.isEmpty());
  }

  /** All that words are searched in, in the form in which names are compared. */
  private static String searched(
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
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
