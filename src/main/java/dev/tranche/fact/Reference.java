package dev.tranche.fact;

import java.util.regex.Pattern;

/**
 * The form of every name that people choose for something in the book: lower-case letters, digits
 * and hyphens, as {@code pl-k2-2022}, at most 64 of them.
 */
public final class Reference {

  /** The form as a regular expression. */
  public static final String FORM = "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?";

  /** Characters that a name has at most. */
  public static final int LONGEST = 64;

  private static final Pattern PATTERN = Pattern.compile(FORM);

  private Reference() {}

  /** Throws an {@link InvalidValue} in words if the name has not the form. */
  public static void check(String what, String name) {
    if (!PATTERN.matcher(name).matches()) {
      throw new InvalidValue(
          "'%s' cannot name a%s %s: use lower-case letters, digits and hyphens, at most 64."
              .formatted(name, "aeiou".indexOf(what.charAt(0)) < 0 ? "" : "n", what));
    }
  }
}
