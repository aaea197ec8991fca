package dev.tranche.log;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that ends at half a log ends with the sentence about it, which says what to do. */
final class HalfRestoredFailureAnalyzer extends AbstractFailureAnalyzer<HalfRestored> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, HalfRestored cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
