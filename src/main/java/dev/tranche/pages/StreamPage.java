package dev.tranche.pages;

import dev.tranche.fact.StreamId;
import org.jspecify.annotations.Nullable;

/** The page on which what a stream of the log tells of is seen, without days. */
public final class StreamPage {

  private StreamPage() {}

  /** The path of the page, without days; absent where none shows the stream. */
  public static @Nullable String of(String stream) {
    StreamId id = StreamId.parse(stream);
    return switch (id.kind()) {
      case CONTRACT -> "/contracts/" + id.reference();
      case FRAMEWORK -> "/frameworks/" + id.reference();
      case FIGURE -> "/figures"; // none has a page of its own
      case RATE -> null;
    };
  }
}
