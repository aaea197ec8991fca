package dev.tranche.pages.yard;

import dev.tranche.contract.Quantity;
import dev.tranche.framework.CeilingUse;
import dev.tranche.pages.Formats;
import java.util.List;

/**
 * One ceiling with what is called off of it, and what is talked about.
 *
 * @param talks units in talks, as far as they are known
 * @param words the whole of it as a sentence without its end
 */
record CeilingLine(CeilingUse use, long talks, Bar bar, String words) {

  private static final Formats F = Formats.INSTANCE;

  static CeilingLine of(CeilingUse use, List<Talk> talks) {
    long talked = talks.stream().mapToLong(talk -> talk.units(use.designation())).sum();
    Quantity ceiling = use.ceiling();
    long most = ceiling == null ? 0 : ceiling.units();
    return new CeilingLine(
        use,
        talked,
        Bar.of((double) use.calledOff(), (double) talked, (double) most),
        words(use) + inTalks(talked));
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
    return switch (use.precision()) {
      case EXACT -> F.number(use.calledOff());
      case ESTIMATED -> "about " + F.number(use.calledOff());
      case AT_LEAST -> "at least " + F.number(use.calledOff());
    };
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

  private static String inTalks(long units) {
    return units == 0 ? "" : ", %s in talks".formatted(F.number(units));
  }
}
