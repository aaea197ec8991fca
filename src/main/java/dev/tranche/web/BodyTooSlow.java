package dev.tranche.web;

import org.apache.coyote.BadRequestException;

/** A request's body was not there in the greatest time that it may take. */
final class BodyTooSlow extends BadRequestException {

  private static final long serialVersionUID = 1L;

  static final String IN_WORDS =
      "The body did not come in the time that it may take; nothing was recorded. Send it at once.";

  BodyTooSlow() {
    super(IN_WORDS);
  }
}
