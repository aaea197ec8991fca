package dev.tranche.fact;

import org.jspecify.annotations.Nullable;

/**
 * The log holds an event that cannot follow what came before it, or that cannot be read. Every fold
 * throws this for such a history, and nothing else; whoever folds catches this, and nothing else:
 * whatever fails otherwise is a fault of the database or of the program.
 */
public final class ImpossibleHistory extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public ImpossibleHistory(String words) {
    super(words);
  }

  public ImpossibleHistory(String words, @Nullable Throwable cause) {
    super(words, cause);
  }

  /**
   * The event cannot follow the state.
   *
   * @param reference what the event is about
   * @param state in words that follow "it is"
   */
  public static ImpossibleHistory of(Object event, String reference, String state) {
    return new ImpossibleHistory(
        "%s cannot follow: %s is %s."
            .formatted(event.getClass().getSimpleName(), reference, state));
  }
}
