package dev.tranche.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of one benchmark, in order, and which of them are not what they should be. */
public final class Table {

  private static final String HEAD =
      "| what | median | compared with | ratio | wanted |\n|---|---:|---|---:|---:|";

  private final List<String> rows = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();

  /** What a ratio has to be. */
  public record Wanted(double bound, boolean atLeast) {

    public static Wanted atLeast(double bound) {
      return new Wanted(bound, true);
    }

    public static Wanted atMost(double bound) {
      return new Wanted(bound, false);
    }

    boolean isMetBy(double ratio) {
      return atLeast ? ratio >= bound : ratio <= bound;
    }

    @Override
    public String toString() {
      return (atLeast ? "≥ " : "≤ ") + bound;
    }
  }

  /** A figure that stands for itself. */
  public void add(String what, Series series, String unit) {
    rows.add("| %s | %s | | | |".formatted(what, value(series.median(), unit)));
  }

  /** A figure and its ratio to another, the median of the ratios of each round. */
  public void add(
      String what, Series series, String unit, String with, Series other, @Nullable Wanted wanted) {
    double ratio = series.over(other).median();
    rows.add(
        "| %s | %s | %s: %s | %.2f | %s |"
            .formatted(
                what,
                value(series.median(), unit),
                with,
                value(other.median(), unit),
                ratio,
                wanted == null ? "" : wanted + (wanted.isMetBy(ratio) ? "" : " **missed**")));
    if (wanted != null && !wanted.isMetBy(ratio)) {
      missed.add("%s, compared with %s: %.2f, wanted %s".formatted(what, with, ratio, wanted));
    }
  }

  /** A number that was counted and has nothing to reach. */
  public void count(String what, long number) {
    rows.add("| %s | %,d | | | |".formatted(what, number));
  }

  /** Something that must not be, in a sentence; counts as a figure that was not reached. */
  public void fail(String sentence) {
    rows.add("| **%s** | | | | |".formatted(sentence.replace("|", "\\|")));
    missed.add(sentence);
  }

  /** A word on something that was left out. */
  public void note(String text) {
    rows.add("| %s | | | | |".formatted(text));
  }

  /** One sentence for each figure that was not reached. */
  public List<String> missed() {
    return List.copyOf(missed);
  }

  /** The table as text. */
  public String markdown() {
    return HEAD + "\n" + String.join("\n", rows);
  }

  private static String value(double value, String unit) {
    String format = value >= 100 ? "%,.0f %s" : "%.2f %s";
    return String.format(Locale.ROOT, format, value, unit);
  }
}
