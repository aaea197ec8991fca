package dev.tranche.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line on the terminal that says how far something is, once it takes longer than a second. */
final class Progress implements AutoCloseable {

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long PAUSE_NANOS = SECOND_NANOS / 5;
  private static final int WIDTH = 30;

  private final @Nullable PrintWriter terminal;
  private final String unit;
  private long all;
  private long next;
  private boolean visible;

  /**
   * @param terminal null where nobody looks
   */
  Progress(@Nullable PrintWriter terminal, String unit) {
    this.terminal = terminal;
    this.unit = unit;
    next = System.nanoTime() + SECOND_NANOS;
  }

  /** How much it is in all, where that is known. */
  Progress outOf(long expected) {
    all = expected;
    return this;
  }

  void reached(long number) {
    long now = System.nanoTime();
    if (terminal == null || now - next < 0) {
      return;
    }
    next = now + PAUSE_NANOS;
    visible = true;
    terminal.print("\r" + line(number) + "  ");
    terminal.flush();
  }

  private String line(long number) {
    String count = String.format(Locale.ROOT, "%,d %s", number, unit);
    if (all <= 0) {
      return count;
    }
    double share = Math.clamp((double) number / all, 0, 1);
    int filled = (int) (share * WIDTH);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f%% %s",
        "#".repeat(filled),
        " ".repeat(WIDTH - filled),
        share * 100,
        count);
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (visible && terminal != null) {
      terminal.print("\r" + " ".repeat(2 * WIDTH + 20) + "\r");
      terminal.flush();
      visible = false;
    }
  }
}
