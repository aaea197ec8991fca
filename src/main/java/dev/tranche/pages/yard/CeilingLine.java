package dev.tranche.pages.yard;

import dev.tranche.fact.Quantity;
import dev.tranche.framework.CeilingUse;
import dev.tranche.pages.Formats;
import java.util.List;

/**
 * One ceiling with what is called off of it, and what is talked about.
 *
 * @param talks how many units are in talks, no more exactly than their sources say; empty where no
 *     number is known
 * @param words the whole of it as a sentence without its end
 */
record CeilingLine(CeilingUse use, String talks, Bar bar, String words) {

  private static final Formats F = Formats.INSTANCE;

  static CeilingLine of(CeilingUse use, List<Talk> talks) {
    Units talked =
        Units.of(talks.stream().flatMap(talk -> talk.quantities(use.designation())).toList());
    String told = talked.known() == 0 ? "" : talked.words();
    Quantity ceiling = use.ceiling();
    long most = ceiling == null ? 0 : ceiling.units();
    return new CeilingLine(
        use,
        told,
        Bar.of((double) use.calledOff(), (double) talked.known(), (double) most),
        words(use) + (told.isEmpty() ? "" : ", %s in talks".formatted(told)));
  }

  public boolean hasCeiling() {
    Quantity ceiling = use.ceiling();
    return ceiling != null && ceiling.isKnown();
  }

  /** How many units are called off, no more exactly than its sources say. */
  public String signed() {
    return signed(use);
  }

  private static String signed(CeilingUse use) {
    return new Units(use.calledOff(), use.precision()).words();
  }

  private static String words(CeilingUse use) {
    Quantity ceiling = use.ceiling();
    if (ceiling == null || !ceiling.isKnown()) {
      return "%s called off; no ceiling is known".formatted(signed(use));
    }
    String of = "%s of %s called off".formatted(signed(use), F.quantity(ceiling));
    Quantity remaining = use.remaining();
    if (use.exceeded()) {
      return "%s, %s more than the ceiling"
          .formatted(of, F.number(use.calledOff() - ceiling.units()));
    }
    return remaining == null ? of : "%s, %s left".formatted(of, F.quantity(remaining));
  }
}
