package dev.tranche.delivery;

import dev.tranche.contract.Batch;
import dev.tranche.contract.History;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.Viewpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One contract in a {@link Snapshot}: its history, and what is made of it when asked for. */
public final class RecordedContract {

  private final long version;
  private final History history;
  private final boolean ended;
  private final Derived derived = new Derived();

  /**
   * @param version sequence number of the last event in the history; -1 where none is
   * @param history without what only the answer on a single contract shows
   * @param ended whether an event is recorded that cannot follow, and is left out
   */
  RecordedContract(long version, History history, boolean ended) {
    this.version = version;
    this.history = history;
    this.ended = ended;
  }

  long version() {
    return version;
  }

  boolean isEnded() {
    return ended;
  }

  public String reference() {
    return history.reference();
  }

  /** Claims, sources and conditions in it are without their words. */
  public History history() {
    return history;
  }

  /** What somebody makes of the history, once; the type stands for how it is made. */
  public <T> T derived(Class<T> type, Function<History, T> making) {
    return derived.get(type, () -> making.apply(history));
  }

  /** Its line in a list; empty where nothing of the contract had happened, or was known. */
  Optional<ListLine> line(Viewpoint viewpoint) {
    return derived(Span.class, Span::of).line(history, viewpoint);
  }

  /** The line with the SPI(t), as a page of the list shows it. */
  ContractSummary summary(Viewpoint viewpoint) {
    return ContractSummary.of(new ContractOn(history, viewpoint)).orElseThrow();
  }

  /** Where it stands from a viewpoint. */
  public Stage on(Viewpoint viewpoint) {
    ContractOn contract = new ContractOn(history, viewpoint);
    return new Stage(
        contract.status().orElse(null), contract.signed(), contract.schedule().batches());
  }

  /**
   * Where a contract stands.
   *
   * @param status absent where nothing of it had happened, or was known
   * @param signed absent where it is not signed
   */
  public record Stage(@Nullable Status status, @Nullable EdtfDate signed, List<Batch> schedule) {}
}
