package dev.tranche.web;

import java.io.IOException;

/** A request's body went past the limit while it was read. */
final class BodyTooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  static final String IN_WORDS =
      "The body is larger than 1 MiB, the most that one request may send; nothing was recorded.";

  BodyTooLarge() {
    super(IN_WORDS);
  }
}
