package dev.tranche.log;

/**
 * One event as the log holds it: its stored name and revision instead of a class, its payload and
 * metadata as JSON.
 *
 * @param timeMillis when the event entered the log, in milliseconds since 1970 UTC, by the clock of
 *     the process that recorded it
 */
public record StoredEvent(
    String id, long timeMillis, String name, String revision, String payload, String metadata) {

  static final String NO_METADATA = "{}";
}
