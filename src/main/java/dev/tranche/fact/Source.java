package dev.tranche.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who stated a fact, where, and when it was published.
 *
 * @param publisher the institution, paper or register that stands behind the statement
 * @param published absent where the source does not say; the fact then counts as reported on the
 *     day it is recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
    String publisher, @Nullable String title, @Nullable URI link, @Nullable EdtfDate published) {

  public Source {
    if (publisher.isBlank()) {
      throw new InvalidValue("A source needs a publisher.");
    }
    if (link != null && !isWebAddress(link)) {
      throw new InvalidValue(
          "'%s' is not a link: it begins with http:// or https://.".formatted(link));
    }
  }

  /** Links are shown to be followed; a script is none. */
  private static boolean isWebAddress(URI link) {
    return link.getRawAuthority() != null
        && ("https".equalsIgnoreCase(link.getScheme())
            || "http".equalsIgnoreCase(link.getScheme()));
  }
}
