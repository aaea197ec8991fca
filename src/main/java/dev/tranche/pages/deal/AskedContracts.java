package dev.tranche.pages.deal;

import dev.tranche.delivery.ContractFilter;
import dev.tranche.delivery.ContractSort;
import dev.tranche.delivery.Status;
import dev.tranche.fact.Party;
import dev.tranche.pages.At;
import dev.tranche.statement.BadQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts the address of the table asks for, in which order; by the names of the API, and
 * what a form sends empty is not asked for.
 */
record AskedContracts(
    @Nullable String search,
    @Nullable String status,
    @Nullable String buyer,
    @Nullable String supplier,
    @Nullable String designation,
    @Nullable String late,
    @Nullable String signed,
    @Nullable String delivered,
    @Nullable String backlog,
    @Nullable String sort,
    @Nullable String after) {

  private static final int LONGEST = 200;

  AskedContracts {
    search = given(search);
    status = given(status);
    buyer = given(buyer);
    supplier = given(supplier);
    designation = given(designation);
    late = given(late);
    signed = given(signed);
    delivered = given(delivered);
    backlog = given(backlog);
    sort = given(sort);
    after = given(after);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** What cannot be asked is refused here: from the constructor it would not come through. */
  ContractFilter filter() {
    return new ContractFilter(
        status == null ? null : Status.of(status),
        buyer == null ? null : Party.of(buyer),
        text("supplier", supplier),
        text("designation", designation),
        yesOrNo("late", late),
        text("search", search),
        year("signed", signed),
        year("delivered", delivered),
        yesOrNo("backlog", backlog));
  }

  private static @Nullable String text(String name, @Nullable String text) {
    if (text != null && text.length() > LONGEST) {
      throw new BadQuery(name, "%s has at most %d characters.".formatted(name, LONGEST));
    }
    return text;
  }

  private static @Nullable Integer year(String name, @Nullable String text) {
    if (text != null && !text.matches("\\d{1,4}")) {
      throw new BadQuery(name, "%s is a year, as 2024.".formatted(name));
    }
    return text == null ? null : Integer.valueOf(text);
  }

  private static @Nullable Boolean yesOrNo(String name, @Nullable String text) {
    return switch (text) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadQuery(name, "%s is true or false.".formatted(name));
    };
  }

  ContractSort order() {
    return sort == null ? ContractSort.BY_REFERENCE : ContractSort.of(sort);
  }

  /** Whether all contracts are asked for. */
  public boolean isAll() {
    return filter().equals(ContractFilter.ALL);
  }

  /** The address of the same contracts at another place: the table, or a file of them. */
  String at(At at, String path, @Nullable String otherSort, @Nullable String otherAfter) {
    return at.link(
        path,
        "search",
        search,
        "status",
        status,
        "buyer",
        buyer,
        "supplier",
        supplier,
        "designation",
        designation,
        "late",
        late,
        "signed",
        signed,
        "delivered",
        delivered,
        "backlog",
        backlog,
        "sort",
        otherSort,
        "after",
        otherAfter);
  }
}
