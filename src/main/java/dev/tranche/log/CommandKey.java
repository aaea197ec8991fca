package dev.tranche.log;

/**
 * Marks the commit of a command that its sender may repeat: the sender's idempotency key, and the
 * fingerprint by which a repetition is told from another command under the same key.
 */
public record CommandKey(String key, String fingerprint) {}
