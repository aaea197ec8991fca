package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * The documents of an index plan, one after another, each once. When it is paused it keeps only its
 * place and no version of the store, so it can rest between the batches of a reply.
 */
final class Scan implements Iterator<Document> {

  private final OrderedIndex index;
  private final List<KeyRange> ranges;
  private final boolean reverse;
  private final @Nullable Set<Key> seen;

  private int range;
  private @Nullable Key place;
  private @Nullable Cursor<Key, ?> cursor;
  private @Nullable Document next;

  Scan(OrderedIndex index, List<KeyRange> ranges, boolean reverse) {
    this.index = index;
    this.ranges = ranges;
    this.reverse = reverse;
    this.seen = index.isMultikey() ? new HashSet<>() : null;
  }

  @Override
  public boolean hasNext() {
    while (next == null && range < ranges.size()) {
      Cursor<Key, ?> current = open();
      if (current.hasNext()) {
        next = document(current);
      } else {
        range++;
        place = null;
        cursor = null;
      }
    }
    return next != null;
  }

  private Cursor<Key, ?> open() {
    Cursor<Key, ?> current = cursor;
    if (current == null) {
      KeyRange whole = ranges.get(range);
      Key first = reverse ? whole.to() : whole.from();
      Key last = reverse ? whole.from() : whole.to();
      current = index.entries().cursor(place == null ? first : place, last, reverse);
      cursor = current;
    }
    return current;
  }

  /** The document of the next entry, or null where there is none any more or it was here before. */
  private @Nullable Document document(Cursor<Key, ?> current) {
    Key key = current.next();
    boolean known = place != null && key.equals(place);
    place = key;
    Document document = known ? null : index.document(current.getValue());
    boolean repeated =
        document != null && seen != null && !seen.add(OrderedIndex.position(document));
    return repeated ? null : document;
  }

  @Override
  public Document next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Document found = next;
    next = null;
    return found;
  }

  /** Gives back what a rest must not hold. */
  void pause() {
    cursor = null;
  }
}
