package dev.tranche.tidy;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one way Java is laid out here: google-java-format, imports sorted and unused ones dropped.
 */
public final class Formatting {

  /** What a person types to have all sources rewritten. */
  static final String COMMAND = "./mvnw -Pformat process-test-classes";

  private static final Formatter FORMATTER = new Formatter();

  private Formatting() {}

  /** Rewrites in place whatever is laid out otherwise, and says which files those were. */
  public static void main(String[] args) throws IOException {
    for (Source source : Source.all()) {
      String formatted = format(source);
      if (!formatted.equals(source.text())) {
        Files.writeString(Path.of(source.path()), formatted);
        System.out.println("formatted " + source.path());
      }
    }
  }

  static boolean isFormatted(Source source) {
    return format(source).equals(source.text());
  }

  private static String format(Source source) {
    try {
      return FORMATTER.formatSourceAndFixImports(source.text());
    } catch (FormatterException notJava) {
      throw new IllegalArgumentException(source.path() + ": " + notJava.getMessage(), notJava);
    }
  }
}
