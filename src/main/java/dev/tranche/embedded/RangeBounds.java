package dev.tranche.embedded;

import dev.tranche.embedded.FieldConditions.Bound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns {@code $gt}, {@code $gte}, {@code $lt} and {@code $lte} on one field into a key range. */
final class RangeBounds {

  private final Key prefix;
  private final boolean ascending;

  RangeBounds(Key prefix, boolean ascending) {
    this.prefix = prefix;
    this.ascending = ascending;
  }

  /**
   * The narrowest range; with arrays only one bound counts, for one element may keep the lower and
   * another the upper bound.
   */
  KeyRange of(List<Bound> bounds, boolean multikey) {
    Key from = null;
    Key to = null;
    for (Bound bound : multikey ? bounds.subList(0, 1) : bounds) {
      if (bound.lower() == ascending) {
        from = greater(from, start(bound));
        to = to == null ? typeEnd(bound) : to;
      } else {
        to = lesser(to, end(bound));
        from = from == null ? typeStart(bound) : from;
      }
    }
    if (from == null || to == null) {
      throw new IllegalArgumentException("No bound given");
    }
    return new KeyRange(from, to);
  }

  private Key start(Bound bound) {
    return bound.inclusive() ? encoded(bound) : KeyRange.after(encoded(bound));
  }

  private Key end(Bound bound) {
    return bound.inclusive() ? KeyRange.after(encoded(bound)) : encoded(bound);
  }

  private Key encoded(Bound bound) {
    return new KeyWriter().add(prefix).add(bound.value(), ascending).toKey();
  }

  /** A comparison only finds values of its own type, so the other side ends where the type does. */
  private Key typeStart(Bound bound) {
    return prefix.plus(tag(bound));
  }

  private Key typeEnd(Bound bound) {
    return prefix.plus((byte) (tag(bound) + 1));
  }

  private byte tag(Bound bound) {
    byte tag = KeyWriter.tag(bound.value());
    return ascending ? tag : (byte) ~tag;
  }

  private static Key greater(@Nullable Key left, Key right) {
    return left == null || right.compareTo(left) > 0 ? right : left;
  }

  private static Key lesser(@Nullable Key left, Key right) {
    return left == null || right.compareTo(left) < 0 ? right : left;
  }
}
