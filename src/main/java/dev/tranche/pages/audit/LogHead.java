package dev.tranche.pages.audit;

import dev.tranche.log.CommitLog;
import dev.tranche.log.Head;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.proof.tree.LogTree;
import dev.tranche.proof.tree.TreeBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the log ends, in the two forms in which it can be kept elsewhere. */
@Component
class LogHead {

  /**
   * Where it ends, and a checkpoint of it.
   *
   * @param checkpoint the same, signed; absent where it cannot be
   * @param why it cannot be, in words; absent where it can
   */
  record End(Head head, @Nullable String checkpoint, @Nullable String why) {}

  private final CommitLog log;
  private final LogTree tree;
  private final Checkpoints checkpoints;

  LogHead(CommitLog log, LogTree tree, Checkpoints checkpoints) {
    this.log = log;
    this.tree = tree;
    this.checkpoints = checkpoints;
  }

  /** As it is now. */
  End now() {
    Head head = log.head();
    try {
      return new End(head, checkpoints.sign(tree.now().head()).toString(), null);
    } catch (Checkpoints.NoKey | TreeBroken e) {
      return new End(head, null, e.getMessage());
    }
  }
}
