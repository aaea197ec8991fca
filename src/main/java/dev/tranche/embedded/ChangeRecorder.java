package dev.tranche.embedded;

import java.util.ArrayList;
import java.util.List;

/** Collects the changes of the command that the current thread carries out, in their order. */
final class ChangeRecorder {

  private static final ThreadLocal<List<Change>> CHANGES = ThreadLocal.withInitial(ArrayList::new);

  private ChangeRecorder() {}

  static void add(Change change) {
    CHANGES.get().add(change);
  }

  /** Hands out what was collected and begins anew. */
  static List<Change> take() {
    List<Change> changes = CHANGES.get();
    CHANGES.remove();
    return changes;
  }
}
