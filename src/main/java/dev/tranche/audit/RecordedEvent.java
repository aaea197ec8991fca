package dev.tranche.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Source;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event as it stands in the log, with its three dates. Of an event that this program cannot
 * read, dates, source and data are absent, and the words say so.
 *
 * @param position in the whole log, from 0
 * @param sequence in its stream, from 0
 * @param stream a contract's reference; of other things with their kind before it, as {@code
 *     framework:pl-k2-framework}
 * @param event the stored name, as {@code delivery-made}
 * @param recorder who recorded it, by their own word; {@value #UNKNOWN} where nobody said
 * @param hash of the commit that the event is in, in lower-case hexadecimal
 * @param words all of this in a sentence
 * @param what the part of it that says what happened, and when
 * @param undated the part of it that says what happened, without its date
 * @param data what the event states besides its provenance
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedEvent(
    long position,
    long sequence,
    String stream,
    String event,
    String revision,
    @Nullable EdtfDate effective,
    @Nullable LocalDate reported,
    @Nullable Instant recorded,
    @Nullable Source source,
    String recorder,
    String hash,
    String words,
    @JsonIgnore String what,
    @JsonIgnore String undated,
    @Nullable JsonNode data) {

  static final String UNKNOWN = "unknown";
}
