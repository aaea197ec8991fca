package dev.tranche.embedded;

/** All keys from one to another, both included; it may hold more than was asked for, never less. */
record KeyRange(Key from, Key to) {

  private static final byte ABOVE_EVERY_TAG = (byte) 0xFF;

  /** Every key that begins with these bytes, where they end between two values. */
  static KeyRange startingWith(Key prefix) {
    return new KeyRange(prefix, after(prefix));
  }

  /** The bound just behind every key that begins with these bytes. */
  static Key after(Key prefix) {
    return prefix.plus(ABOVE_EVERY_TAG);
  }
}
