package dev.tranche.bench.stress;

import java.util.List;

/**
 * What a run did and found; it is passed when {@code findings} is empty.
 *
 * @param acknowledged appends that were acknowledged
 * @param refused events given up after a conflict or an outage, which must not be in the log
 * @param conflicts attempts that lost to another writer of the same contract
 * @param unknown events of appends of which the log could not say whether they are recorded
 * @param unacknowledged events in the log that no living writer was told of
 * @param findings one sentence for each thing that is not as promised
 */
public record Report(
    long acknowledged,
    long refused,
    long conflicts,
    long unknown,
    long commits,
    long events,
    long unacknowledged,
    int writerKills,
    int serverKills,
    List<String> findings) {}
