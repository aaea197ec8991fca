package dev.tranche.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that ends at the data folder ends with the sentence about it, which says what to do. */
final class EmbeddedStoreFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedStoreException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, EmbeddedStoreException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
