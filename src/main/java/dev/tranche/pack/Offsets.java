package dev.tranche.pack;

import java.util.Arrays;

/** Two numbers for each of some lines or pieces, such as where it begins and how long it is. */
final class Offsets {

  private long[] numbers = new long[4];
  private int used;

  void add(long from, int length) {
    if (used == numbers.length) {
      numbers = Arrays.copyOf(numbers, used * 2);
    }
    numbers[used++] = from;
    numbers[used++] = length;
  }

  int lines() {
    return used / 2;
  }

  long from(int line) {
    return numbers[2 * line];
  }

  int length(int line) {
    return (int) numbers[2 * line + 1];
  }
}
