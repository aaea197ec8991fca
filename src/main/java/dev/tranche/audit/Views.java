package dev.tranche.audit;

import dev.tranche.delivery.ContractSnapshots;
import dev.tranche.log.CommitLog;
import dev.tranche.log.ProcessorFailures;
import dev.tranche.view.Pointer;
import dev.tranche.view.Rebuild;
import dev.tranche.view.Rebuilds;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far the views are, each with its generations, and how far what is being built anew.
 *
 * <p>Every method throws {@link NoSuchElementException}, in words, for a view that is not there.
 */
@Component
public class Views {

  /**
   * How far a view is.
   *
   * @param position of the next event it reads; the head of the log when it has read all
   * @param lag events that it has not read yet
   * @param retrying what an event failed at that is tried again; null where there is none
   * @param deadLetters events that it could not digest, and those behind them of the same stream
   * @param generation the number of the one that is read
   * @param generations the numbers of all that are fed
   * @param rebuild the state of the last rebuild; null where there was none
   */
  public record View(
      String view,
      long position,
      long lag,
      long deadLetters,
      boolean running,
      @Nullable String retrying,
      int generation,
      List<Integer> generations,
      @Nullable String rebuild) {}

  private static final Set<String> OF_CONTRACTS = Set.of("delivery", "backlog");

  private final EventProcessingConfiguration processing;
  private final ProcessorFailures failures;
  private final CommitLog log;
  private final Rebuilds rebuilds;
  private final ContractSnapshots snapshots;

  Views(
      EventProcessingConfiguration processing,
      ProcessorFailures failures,
      CommitLog log,
      Rebuilds rebuilds,
      ContractSnapshots snapshots) {
    this.processing = processing;
    this.failures = failures;
    this.log = log;
    this.rebuilds = rebuilds;
    this.snapshots = snapshots;
  }

  public List<View> all() {
    return rebuilds.views().stream().map(this::view).toList();
  }

  /** How far the view is now. */
  public View view(String name) {
    return view(rebuilds.pointer(name));
  }

  /** The same, where its pointer is known. */
  public View view(Pointer pointer) {
    String name = pointer.view();
    StreamingEventProcessor processor = processor(name);
    long head = log.head().position();
    long position = Math.min(head, Math.min(position(processor), answered(name)));
    long dead = processing.deadLetterQueue(name).map(SequencedDeadLetterQueue::size).orElse(0L);
    Rebuild last = pointer.rebuild();
    return new View(
        name,
        position,
        head - position,
        dead,
        processor.isRunning(),
        failures.of(name).or(() -> unanswered(name)).orElse(null),
        pointer.read(),
        pointer.generations().stream().map(Pointer.Generation::number).toList(),
        last == null ? null : last.phase().toString());
  }

  /**
   * The rebuild that runs, or the last one.
   *
   * @throws NoSuchElementException in words, also where there was none
   */
  public RebuildProgress rebuild(String name) {
    Rebuild last = rebuilds.pointer(name).rebuild();
    if (last == null) {
      throw new NoSuchElementException("The view '%s' was never built anew.".formatted(name));
    }
    return RebuildProgress.of(name, last, Instant.ofEpochMilli(last.startedMillis()));
  }

  /** A view has come as far as the last of its parts; as long as a part rests, nowhere. */
  private static long position(StreamingEventProcessor processor) {
    long position = Long.MAX_VALUE;
    double followed = 0;
    for (EventTrackerStatus part : processor.processingStatus().values()) {
      position = Math.min(position, part.getCurrentPosition().orElse(-1) + 1);
      followed += 1.0 / (part.getSegment().getMask() + 1);
    }
    return followed == 1.0 ? position : 0;
  }

  /** What is asked of contracts is answered from a snapshot, which is to be as far. */
  private long answered(String view) {
    return OF_CONTRACTS.contains(view) ? snapshots.position() : Long.MAX_VALUE;
  }

  /** Why the snapshot does not follow; the view is not what holds it up. */
  private Optional<String> unanswered(String view) {
    return OF_CONTRACTS.contains(view) ? snapshots.failure() : Optional.empty();
  }

  private StreamingEventProcessor processor(String name) {
    return processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow();
  }
}
