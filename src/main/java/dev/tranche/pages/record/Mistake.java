package dev.tranche.pages.record;

/**
 * What stands against a form.
 *
 * @param path of the field: {@code items[0].quantity}; empty where it is not about a single one
 * @param label of the field; empty too
 */
record Mistake(String path, String label, String words) {

  /** Of the form as a whole. */
  static Mistake of(String words) {
    return new Mistake("", "", words);
  }
}
