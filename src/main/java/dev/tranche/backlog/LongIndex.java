package dev.tranche.backlog;

import java.util.Arrays;

/** Numbers keys from 0 on, in the order in which they are first asked for. */
final class LongIndex {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int FREE = -1;

  private long[] keys = new long[64];
  private int[] places = new int[128];
  private int size;

  LongIndex() {
    Arrays.fill(places, FREE);
  }

  int size() {
    return size;
  }

  long key(int number) {
    return keys[number];
  }

  /** The number of the key; the next one where it is new. */
  int of(long key) {
    int mask = places.length - 1;
    int place = hash(key) & mask;
    while (places[place] != FREE) {
      if (keys[places[place]] == key) {
        return places[place];
      }
      place = (place + 1) & mask;
    }
    if (size == keys.length) {
      grow();
      return of(key);
    }
    keys[size] = key;
    places[place] = size;
    return size++;
  }

  /** Half of the places stay free. */
  private void grow() {
    keys = Arrays.copyOf(keys, 2 * keys.length);
    places = new int[2 * keys.length];
    Arrays.fill(places, FREE);
    int mask = places.length - 1;
    for (int number = 0; number < size; number++) {
      int place = hash(keys[number]) & mask;
      while (places[place] != FREE) {
        place = (place + 1) & mask;
      }
      places[place] = number;
    }
  }

  private static int hash(long key) {
    return (int) ((key * GOLDEN) >>> 32);
  }
}
