package dev.tranche.audit.web;

import dev.tranche.audit.Days;
import dev.tranche.audit.EventFilter;
import dev.tranche.log.EventNames;
import dev.tranche.statement.BadQuery;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filters of a question for events, as they stand in its address. */
public record AskedEvents(
    @Parameter(description = "Only events of this contract.") @Nullable String contract,
    @Parameter(
            description =
                "Only events of this stream: a contract's reference, or framework:, figure: or"
                    + " rate: and a reference.")
        @Nullable String stream,
    @Parameter(description = "Only events of these kinds, as delivery-made.")
        @Nullable List<String> kind,
    @Parameter(description = "Only events whose source's publisher or title holds this text.")
        @Nullable String source,
    @Parameter(description = "Only events whose recorder's name holds this text.")
        @Nullable String recorder,
    @Parameter(description = "First day; a period counts from its last day.")
        @Nullable String effectiveFrom,
    @Parameter(description = "Last day; a period counts from its last day.")
        @Nullable String effectiveTo,
    @Parameter(description = "First day.") @Nullable String reportedFrom,
    @Parameter(description = "Last day.") @Nullable String reportedTo,
    @Parameter(description = "First day, in UTC.") @Nullable String recordedFrom,
    @Parameter(description = "Last day, in UTC.") @Nullable String recordedTo) {

  /** The stream that is asked for; all where none is. */
  public @Nullable String ofStream() {
    if (contract != null && stream != null) {
      throw new BadQuery("stream", "Name a contract or a stream, not both.");
    }
    return contract == null ? stream : contract;
  }

  /** What is asked for; what cannot be meant is a {@link BadQuery}. */
  public EventFilter filter(EventNames names) {
    return new EventFilter(
        kinds(names.revisions().keySet()),
        source,
        recorder,
        days("effective", effectiveFrom, effectiveTo),
        days("reported", reportedFrom, reportedTo),
        days("recorded", recordedFrom, recordedTo));
  }

  private Set<String> kinds(Set<String> known) {
    if (kind == null) {
      return Set.of();
    }
    for (String each : kind) {
      if (!known.contains(each)) {
        throw new BadQuery(
            "kind",
            "'%s' is no kind of event; there are %s.".formatted(each, String.join(", ", known)));
      }
    }
    return Set.copyOf(kind);
  }

  private static Days days(String of, @Nullable String from, @Nullable String to) {
    Days days = new Days(AskedDay.of(of + "From", from), AskedDay.of(of + "To", to));
    if (days.from() != null && days.to() != null && days.to().isBefore(days.from())) {
      throw new BadQuery(
          of + "To", "There is no day from %s to %s.".formatted(days.from(), days.to()));
    }
    return days;
  }
}
