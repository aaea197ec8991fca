package dev.tranche.log;

/**
 * A commit as it stands in the log, with the hash that chains it to the one before.
 *
 * @param hash as stored, in lower-case hexadecimal; whether it is right, {@link ChainVerifier} says
 */
public record ChainedCommit(Commit commit, String hash) {}
