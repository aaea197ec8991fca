package dev.tranche.statement;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who hands in a statement, by the header {@value #HEADER} of the request that is being answered: 1
 * to 200 characters in UTF-8, taken at its word. What cannot be is a {@link BadStatement}.
 */
public final class RecordedBy {

  /** The header that names a person, or a program. */
  public static final String HEADER = "Recorded-By";

  private static final int LONGEST = Text.NAME.longest();

  private RecordedBy() {}

  /** Nobody outside of a request, and where the request does not say. */
  static @Nullable String ofRequest() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
        ? of(asked.getRequest().getHeader(HEADER))
        : null;
  }

  static @Nullable String of(@Nullable String header) {
    if (header == null) {
      return null;
    }
    return named(utf8(HEADER, header));
  }

  /** The name as it is recorded; one that cannot be is a {@link BadStatement}. */
  public static String named(String given) {
    String name = given.strip();
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST) {
      throw new BadStatement(
          "%s names who records, in 1 to %d characters.".formatted(HEADER, LONGEST), "");
    }
    check(HEADER, name);
    return name;
  }

  /** Refuses what cannot be handed in as a name, in a header. */
  static void check(String header, String text) {
    try {
      Text.NAME.check(text);
    } catch (InvalidValue e) {
      throw new BadStatement("%s: %s".formatted(header, e.getMessage()), "");
    }
  }

  /** Servers read headers byte by byte, as ISO 8859-1; people write UTF-8 into them. */
  static String utf8(String name, String header) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException _) {
      throw new BadStatement("%s is written in UTF-8.".formatted(name), "");
    }
  }
}
