package dev.tranche.pages.yard;

/**
 * A ceiling, and how far it is used: what is signed, what is talked about behind it, and where the
 * ceiling lies, each in hundredths of the whole bar. The bar ends at the ceiling, or behind it
 * where more is used.
 *
 * @param ceiling absent by 0 where none is known
 */
record Bar(double signed, double talks, double ceiling) {

  private static final double WHOLE = 100;

  static Bar of(double signed, double talks, double ceiling) {
    double whole = Math.max(ceiling, signed + talks);
    return whole == 0
        ? new Bar(0, 0, 0)
        : new Bar(signed / whole * WHOLE, talks / whole * WHOLE, ceiling / whole * WHOLE);
  }

  /** Whether the ceiling is known and lies within the bar, so that it is to be marked. */
  public boolean isOver() {
    return ceiling > 0 && ceiling < WHOLE;
  }
}
