package dev.tranche.pages;

import java.util.List;

/** The lines of a long table that a page shows, and the way to the others. */
public record Rows<T>(List<T> lines, Pager pager) {

  private static final int SIZE = 100;

  /**
   * Those of a page; behind the end, the last ones.
   *
   * @param name of the parameter that says which page, and of the table's anchor
   */
  public static <T> Rows<T> of(String name, int page, List<T> all) {
    int last = Math.max(0, (all.size() - 1) / SIZE);
    Pager pager = Pager.of(name, Math.min(page, last), SIZE, all.size());
    int from = pager.page() * SIZE;
    return new Rows<>(all.subList(from, Math.min(from + SIZE, all.size())), pager);
  }

  /** The page that the line with an index stands on. */
  public static int pageOf(int index) {
    return Math.max(0, index) / SIZE;
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }
}
