package dev.tranche.pages;

import dev.tranche.statement.BadQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list a page stands.
 *
 * @param name of the parameter that says so; also the anchor of the list, where it is not the only
 *     one
 * @param page counts from 0
 * @param from the number of its first line, from 1 on
 * @param to the number of its last line
 * @param before the page before it, if there is one
 * @param after the page after it, if there is one
 */
public record Pager(
    String name,
    int page,
    long from,
    long to,
    long all,
    @Nullable Integer before,
    @Nullable Integer after) {

  private static final String ONLY = "page";

  public static Pager of(int page, int size, long all) {
    return of(ONLY, page, size, all);
  }

  static Pager of(String name, int page, int size, long all) {
    if (page < 0) {
      throw new BadQuery(name, name + " counts pages from 0.");
    }
    long first = (long) page * size;
    return new Pager(
        name,
        page,
        Math.min(first + 1, all),
        Math.min(first + size, all),
        all,
        page == 0 ? null : page - 1,
        first + size < all ? page + 1 : null);
  }

  /** Where a browser goes on such a page. */
  public String anchor() {
    return name.equals(ONLY) ? "" : "#" + name;
  }
}
