package dev.tranche.pages.yard;

import org.jspecify.annotations.Nullable;

/**
 * Where in a list a page stands.
 *
 * @param from the number of its first line, from 1 on
 * @param to the number of its last line
 * @param before the page before it, if there is one
 * @param after the page after it, if there is one
 */
record Pager(long from, long to, long all, @Nullable Integer before, @Nullable Integer after) {

  static Pager of(int page, int size, long all) {
    long first = (long) page * size;
    return new Pager(
        Math.min(first + 1, all),
        Math.min(first + size, all),
        all,
        page == 0 ? null : page - 1,
        first + size < all ? page + 1 : null);
  }
}
