package dev.tranche.pages;

import org.jspecify.annotations.Nullable;

/** The page on which what a stream of the log tells of is seen, without days. */
public final class StreamPage {

  private StreamPage() {}

  /** Streams of other things than contracts have their kind before the reference. */
  public static @Nullable String of(String stream) {
    int colon = stream.indexOf(':');
    if (colon < 0) {
      return "/contracts/" + stream;
    }
    return switch (stream.substring(0, colon)) {
      case "framework" -> "/frameworks/" + stream.substring(colon + 1);
      case "figure" -> "/figures"; // none has a page of its own
      default -> null;
    };
  }
}
