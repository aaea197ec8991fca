package dev.tranche.delivery;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.ContractEvent.ClaimStated;
import dev.tranche.contract.ContractEvent.Correction;
import dev.tranche.contract.History;
import dev.tranche.contract.Provenance;
import dev.tranche.contract.Viewpoint;
import dev.tranche.contract.Viewpoint.Basis;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lists need of one contract's events, in their order, and between which days all of them lie.
 * Seen from most days a contract is not begun yet, or all over and known: then its line stands
 * ready, and nothing is folded. Not for several threads.
 */
final class KeptLife {

  private History history = History.initial();
  private boolean stopped;
  private boolean corrected;
  private boolean claimed;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;
  private LocalDate firstReported = LocalDate.MAX;
  private LocalDate lastReported = LocalDate.MIN;
  private LocalDate firstRecorded = LocalDate.MAX;
  private LocalDate lastRecorded = LocalDate.MIN;

  /** By all events, on the last day on which one of them comes to count; made when asked for. */
  private @Nullable ListLine settled;

  /**
   * @param part what a list needs of the event, if anything
   */
  void add(ContractEvent event, Optional<ContractEvent> part) {
    if (stopped) {
      return;
    }
    part.ifPresent(each -> history = History.evolve(history, each));
    corrected |= event instanceof Correction;
    claimed |= event instanceof ClaimStated;
    Provenance provenance = event.provenance();
    LocalDate effective = provenance.effective().latest();
    LocalDate reported = provenance.reportedDay();
    LocalDate recorded = provenance.recordedDay();
    first = earlier(first, effective);
    last = later(last, effective);
    firstReported = earlier(firstReported, reported);
    lastReported = later(lastReported, reported);
    firstRecorded = earlier(firstRecorded, recorded);
    lastRecorded = later(lastRecorded, recorded);
    settled = null;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return b.isBefore(a) ? b : a;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return b.isAfter(a) ? b : a;
  }

  /** Empty where nothing of the contract had happened, or was known. */
  Optional<ListLine> on(Viewpoint viewpoint) {
    if (isBefore(viewpoint)) {
      return Optional.empty();
    }
    if (!isOver(viewpoint)) {
      return ListLine.of(new ContractOn(history, viewpoint));
    }
    return settled().map(line -> line.on(viewpoint.asOf()));
  }

  /** Whether nothing had happened yet, or nothing was known. */
  private boolean isBefore(Viewpoint viewpoint) {
    return first.isAfter(viewpoint.asOf()) || isUnknown(viewpoint);
  }

  private boolean isUnknown(Viewpoint viewpoint) {
    return (viewpoint.basis() == Basis.REPORTED ? firstReported : firstRecorded)
        .isAfter(viewpoint.knownOn());
  }

  /** Whether all had happened, and was known. */
  private boolean isOver(Viewpoint viewpoint) {
    return !last.isAfter(viewpoint.asOf()) && isAllKnown(viewpoint);
  }

  private boolean isAllKnown(Viewpoint viewpoint) {
    return !(viewpoint.basis() == Basis.REPORTED ? lastReported : lastRecorded)
        .isAfter(viewpoint.knownOn());
  }

  /** Whether anything was ever claimed of it. */
  boolean isClaimed() {
    return claimed;
  }

  /** Whether certainly everything that the log has of it was known, happened or not. */
  boolean isWhollyKnown(Viewpoint viewpoint) {
    return !stopped && isAllKnown(viewpoint);
  }

  /**
   * Whether both certainly take the same events into account. A correction is taken into account
   * from when it is known on, whatever has happened.
   */
  boolean isSeenAlike(Viewpoint one, Viewpoint other) {
    return !stopped
        && ((isOver(one) && isOver(other)) || (isOutOfSight(one) && isOutOfSight(other)));
  }

  private boolean isOutOfSight(Viewpoint viewpoint) {
    return corrected ? isUnknown(viewpoint) : isBefore(viewpoint);
  }

  private Optional<ListLine> settled() {
    if (settled == null) {
      settled = ListLine.of(new ContractOn(history, Viewpoint.of(last))).orElse(null);
    }
    return Optional.ofNullable(settled);
  }

  /** Its line as a page of the list shows it. */
  Optional<ContractSummary> summary(Viewpoint viewpoint) {
    return ContractSummary.of(new ContractOn(history, viewpoint));
  }

  /** Takes no further events. */
  void stop() {
    stopped = true;
  }
}
