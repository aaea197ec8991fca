package dev.tranche.pages.audit;

import dev.tranche.log.ChainVerifier;
import dev.tranche.log.CommitLog;
import dev.tranche.proof.tree.TreeVerifier;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Verifies the whole log, once at a time; the last few verifications of this process are
 * remembered.
 */
@Component
class Verifications {

  private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
  private static final int REMEMBERED = 20;

  private final CommitLog log;
  private final TreeVerifier tree;
  private final Clock clock;
  private final Map<Long, VerificationRun> runs = new LinkedHashMap<>();
  private long last;

  Verifications(CommitLog log, TreeVerifier tree, Clock clock) {
    this.log = log;
    this.tree = tree;
    this.clock = clock;
  }

  /** Starts one, or gives the one that runs if it is for the same; nothing where another runs. */
  synchronized Optional<VerificationRun> start(Kept kept) {
    VerificationRun before = runs.get(last);
    if (before != null && !before.hasEnded()) {
      return Optional.of(before).filter(running -> running.kept().equals(kept));
    }
    VerificationRun run = new VerificationRun(++last, kept, clock.instant(), log.head().position());
    runs.put(last, run);
    runs.remove(last - REMEMBERED);
    Thread.ofVirtual().name("verification-" + last).start(() -> verify(run));
    return Optional.of(run);
  }

  /** One that is remembered. */
  synchronized Optional<VerificationRun> find(long number) {
    return Optional.ofNullable(runs.get(number));
  }

  /** The number of the one that was started last. */
  synchronized long last() {
    return last;
  }

  private void verify(VerificationRun run) {
    try {
      run.chainIs(new ChainVerifier(log).verify(0, run.kept().head(), run::inChain));
      run.treeIs(tree.verify(run.kept().tree(), run::inTree));
    } catch (RuntimeException e) { // the database does not answer; what is broken is a result
      LOG.warn("A verification could not end", e);
      run.failed("The database did not answer; the log was not read to its end.");
    }
  }
}
