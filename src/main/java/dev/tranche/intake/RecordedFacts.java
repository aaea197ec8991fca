package dev.tranche.intake;

/** Knows which facts of seed files are in the log already. */
@FunctionalInterface
public interface RecordedFacts {

  /** Whether a fact was recorded under this idempotency key. */
  boolean has(String idempotencyKey);
}
