package dev.tranche.framework;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import dev.tranche.framework.FrameworkEvent.CeilingsRevised;
import dev.tranche.framework.FrameworkEvent.ContractCalledOff;
import dev.tranche.framework.FrameworkEvent.FrameworkEnded;
import dev.tranche.framework.FrameworkEvent.FrameworkSigned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is recorded of a framework agreement, so that it can be looked at from any day.
 *
 * @param buyer absent, as are signature and limits, while only call-offs are known
 * @param limits those of the signature and of each revision, in the order of recording
 * @param callOffs every statement of a call-off, in the order of recording
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrameworkView(
    String reference,
    @Nullable Party buyer,
    @Nullable Supplier supplier,
    @Nullable Provenance signed,
    @Nullable Provenance ended,
    List<Stated> limits,
    List<CallOff> callOffs) {

  /** Limits, and who stated them when. */
  public record Stated(Limits limits, Provenance provenance) {}

  public FrameworkView {
    limits = List.copyOf(limits);
    callOffs = List.copyOf(callOffs);
  }

  /** Before anything is recorded. */
  public static FrameworkView initial() {
    return new FrameworkView("", null, null, null, null, List.of(), List.of());
  }

  /** The view after the event. An impossible history throws. */
  public static FrameworkView evolve(FrameworkView v, FrameworkEvent event) {
    String reference = event.reference();
    Provenance at = event.provenance();
    return switch (event) {
      case FrameworkSigned e when v.signed == null ->
          new FrameworkView(
              reference, e.buyer(), e.supplier(), at, null, v.with(e.limits(), at), v.callOffs);
      case CeilingsRevised e when v.isRunning() ->
          new FrameworkView(
              reference, v.buyer, v.supplier, v.signed, null, v.with(e.limits(), at), v.callOffs);
      case ContractCalledOff e ->
          new FrameworkView(
              reference, v.buyer, v.supplier, v.signed, v.ended, v.limits, v.with(e.callOff()));
      case FrameworkEnded _ when v.isRunning() ->
          new FrameworkView(reference, v.buyer, v.supplier, v.signed, at, v.limits, v.callOffs);
      case FrameworkSigned _, CeilingsRevised _, FrameworkEnded _ ->
          throw new ImpossibleHistory(
              "%s cannot follow what is recorded of %s."
                  .formatted(event.getClass().getSimpleName(), reference));
    };
  }

  /** What is seen of it from there; empty where that is nothing. */
  public Optional<FrameworkOn> on(Viewpoint viewpoint) {
    return FrameworkOn.of(this, viewpoint);
  }

  private boolean isRunning() {
    return signed != null && ended == null;
  }

  private List<Stated> with(Limits more, Provenance provenance) {
    List<Stated> all = new ArrayList<>(limits);
    all.add(new Stated(more, provenance));
    return all;
  }

  private List<CallOff> with(CallOff callOff) {
    List<CallOff> all = new ArrayList<>(callOffs);
    all.add(callOff);
    return all;
  }
}
