package dev.tranche.audit;

import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.Source;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/**
 * One event as it stands in the log, with its three dates.
 *
 * @param position in the whole log, from 0
 * @param sequence in its stream, from 0
 * @param event the stored name, as {@code delivery-made}
 * @param data what the event states besides its provenance
 */
public record RecordedEvent(
    long position,
    long sequence,
    String event,
    String revision,
    EdtfDate effective,
    LocalDate reported,
    Instant recorded,
    Source source,
    JsonNode data) {}
