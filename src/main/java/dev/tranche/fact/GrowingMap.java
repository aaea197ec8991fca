package dev.tranche.fact;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes, in the order in which its keys came. With one entry more it is another
 * map, which shares nearly all entries with the first: a state that is folded from n events costs
 * about n log n steps, where a copy for each event would cost n times n.
 *
 * <p>The entries lie in parts, each at least twice as large as the next newer one, so that there
 * are at most log n of them. A new entry is a part of its own, and takes in those that are too
 * small.
 */
public final class GrowingMap<K, V> extends AbstractMap<K, V> {

  private static final GrowingMap<?, ?> EMPTY = new GrowingMap<>(null, new LinkedHashMap<>(), 0);

  /** Without the newest part; absent where that is the only one. */
  private final @Nullable GrowingMap<K, V> older;

  /** Replaces what older parts have under the same keys. */
  private final Map<K, V> newest;

  private final int size;

  private GrowingMap(@Nullable GrowingMap<K, V> older, Map<K, V> newest, int size) {
    this.older = older;
    this.newest = newest;
    this.size = size;
  }

  @SuppressWarnings("unchecked") // an empty map is one of any keys and values
  public static <K, V> GrowingMap<K, V> of() {
    return (GrowingMap<K, V>) EMPTY;
  }

  /** The same entries in the same order. */
  @SuppressWarnings("unchecked") // nobody puts anything into it
  public static <K, V> GrowingMap<K, V> of(Map<? extends K, ? extends V> entries) {
    return entries instanceof GrowingMap<?, ?> same
        ? (GrowingMap<K, V>) same
        : new GrowingMap<>(null, new LinkedHashMap<>(entries), entries.size());
  }

  /** With the entry; one of the same key gives way to it, and it takes that one's place. */
  public GrowingMap<K, V> with(K key, V value) {
    int more = containsKey(key) ? size : size + 1;
    Map<K, V> part = new LinkedHashMap<>();
    part.put(key, value);
    @Nullable GrowingMap<K, V> rest = this;
    while (rest != null && rest.newest.size() < 2 * part.size()) {
      Map<K, V> together = new LinkedHashMap<>(rest.newest);
      together.putAll(part);
      part = together;
      rest = rest.older;
    }
    return new GrowingMap<>(rest, part, more);
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    for (@Nullable GrowingMap<K, V> part = this; part != null; part = part.older) {
      V found = part.newest.get(key);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return Collections.unmodifiableMap(older == null ? newest : together()).entrySet();
  }

  private Map<K, V> together() {
    Map<K, V> all = older == null ? new LinkedHashMap<>() : older.together();
    all.putAll(newest);
    return all;
  }
}
