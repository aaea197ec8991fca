package dev.tranche.statement;

import java.util.List;

/**
 * Which part of a list is wanted; throws {@link BadQuery}, in words, where there is none such.
 *
 * @param page counts from 0
 * @param size of a page, from 1 to {@value #MOST}
 */
public record Paging(int page, int size) {

  private static final int MOST = 1000;

  public Paging {
    if (page < 0) {
      throw new BadQuery("page", "page counts from 0.");
    }
    checkedSize(size);
  }

  /** The size, where a page can have it. */
  public static int checkedSize(int size) {
    if (size < 1 || size > MOST) {
      throw new BadQuery("size", "size goes from 1 to %d.".formatted(MOST));
    }
    return size;
  }

  /** What of the list is on the page; nothing behind its end. */
  public <T> List<T> of(List<T> all) {
    return all.stream().skip((long) page * size).limit(size).toList();
  }
}
