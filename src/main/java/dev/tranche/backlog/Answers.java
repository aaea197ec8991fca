package dev.tranche.backlog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was answered last, for as long as no entry changes: a page asks twenty questions, and the
 * next page most of them again.
 */
final class Answers {

  /** Those of some pages. */
  private static final int MOST = 128;

  /** A larger one costs more to keep than to make again. */
  private static final int MOST_ROWS = 1_000;

  private static final float FULL = 0.75f;

  /** By what was asked; what was asked for last stands last. */
  private final Map<Object, Object> answers =
      new LinkedHashMap<>(MOST, FULL, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Entry<Object, Object> eldest) {
          return size() > MOST;
        }
      };

  /** The number of changes before which they were answered. */
  private long changes;

  /**
   * The answer from before, or a new one.
   *
   * @param changes how many changes there were before the question was asked
   * @param asked by what questions are told apart; those of one method alone give one type
   * @param rows how many an answer has
   */
  @SuppressWarnings("unchecked") // who asks says that those of one method are of one type
  <T> T of(long changes, Object asked, Supplier<T> answer, ToIntFunction<T> rows) {
    Object before = find(changes, asked);
    if (before != null) {
      return (T) before;
    }
    T now = answer.get();
    if (rows.applyAsInt(now) <= MOST_ROWS) {
      keep(changes, asked, now);
    }
    return now;
  }

  private synchronized @Nullable Object find(long now, Object asked) {
    if (now > changes) {
      answers.clear();
      changes = now;
    }
    return now == changes ? answers.get(asked) : null;
  }

  private synchronized void keep(long before, Object asked, Object answer) {
    if (before == changes) {
      answers.put(asked, answer);
    }
  }
}
