package dev.tranche.framework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tranche.contract.Category;
import dev.tranche.contract.Item;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Provenance;
import dev.tranche.fact.Source;
import dev.tranche.fact.Supplier;
import dev.tranche.fact.Viewpoint;
import dev.tranche.framework.CeilingUse.Share;
import dev.tranche.framework.FrameworkView.Stated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A framework agreement as it is seen from a viewpoint. It sums with nothing.
 *
 * @param value what all that is called off may be worth; compared with nothing
 * @param source of the signature; absent, as is all that came with it, where only call-offs are
 *     seen
 * @param callOffCount how many items contracts call off, whether the page shows them or not
 * @param ceilings how far each is called off; after them what is called off that none covers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrameworkOn(
    String reference,
    Status status,
    @Nullable Party buyer,
    @Nullable Supplier supplier,
    @Nullable MonetaryValue value,
    @Nullable EdtfDate signed,
    @Nullable EdtfDate ended,
    @Nullable Source source,
    int callOffCount,
    List<CeilingUse> ceilings) {

  /** Where a framework agreement stands. In JSON in lower case with hyphens. */
  public enum Status {
    /** Known only from what was called off. */
    HEARD_OF,
    SIGNED,
    ENDED;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Comparator<CallOff> BY_DATE =
      Comparator.comparing((CallOff callOff) -> callOff.provenance().effective())
          .thenComparing(CallOff::contract);

  public FrameworkOn {
    ceilings = List.copyOf(ceilings);
  }

  /**
   * The same sums with a page of the call-offs, counted through all ceilings.
   *
   * @param from how many come before it
   */
  public FrameworkOn showing(long from, int size) {
    List<CeilingUse> cut = new ArrayList<>();
    long before = 0;
    for (CeilingUse use : ceilings) {
      List<Share> all = use.callOffs();
      int first = Math.clamp(from - before, 0, all.size());
      int last = Math.clamp(from + size - before, first, all.size());
      cut.add(use.showing(all.subList(first, last)));
      before += all.size();
    }
    return new FrameworkOn(
        reference, status, buyer, supplier, value, signed, ended, source, callOffCount, cut);
  }

  static Optional<FrameworkOn> of(FrameworkView view, Viewpoint viewpoint) {
    Provenance signed = seen(view.signed(), viewpoint);
    List<CallOff> callOffs = callOffs(view.callOffs(), viewpoint);
    if (signed == null) {
      return callOffs.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new FrameworkOn(
                  view.reference(),
                  Status.HEARD_OF,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  count(callOffs),
                  uses(List.of(), callOffs)));
    }
    Limits limits = limits(view.limits(), viewpoint);
    Provenance ended = seen(view.ended(), viewpoint);
    return Optional.of(
        new FrameworkOn(
            view.reference(),
            ended == null ? Status.SIGNED : Status.ENDED,
            view.buyer(),
            view.supplier(),
            limits.value(),
            signed.effective(),
            ended == null ? null : ended.effective(),
            signed.source(),
            count(callOffs),
            uses(limits.ceilings(), callOffs)));
  }

  private static @Nullable Provenance seen(@Nullable Provenance fact, Viewpoint viewpoint) {
    return fact != null && viewpoint.knows(fact) && viewpoint.reaches(fact.effective())
        ? fact
        : null;
  }

  /** The last that are seen; those of the signature, which is seen, are there at least. */
  private static Limits limits(List<Stated> stated, Viewpoint viewpoint) {
    return stated.stream()
        .filter(each -> seen(each.provenance(), viewpoint) != null)
        .reduce((_, later) -> later)
        .orElseThrow()
        .limits();
  }

  /** The last statement of each contract that is seen, by its date. */
  private static List<CallOff> callOffs(List<CallOff> stated, Viewpoint viewpoint) {
    Map<String, List<CallOff>> byContract = new LinkedHashMap<>();
    for (CallOff callOff : stated) {
      if (viewpoint.knows(callOff.provenance())) {
        List<CallOff> said = byContract.computeIfAbsent(callOff.contract(), _ -> new ArrayList<>());
        // The same items on another day: the day was wrong, and nothing else was agreed.
        if (!said.isEmpty() && said.getLast().items().equals(callOff.items())) {
          said.removeLast();
        }
        said.add(callOff);
      }
    }
    List<CallOff> last = new ArrayList<>();
    for (List<CallOff> said : byContract.values()) {
      said.stream()
          .filter(callOff -> viewpoint.reaches(callOff.provenance().effective()))
          .reduce((_, later) -> later)
          .ifPresent(last::add);
    }
    last.sort(BY_DATE);
    return last;
  }

  private static int count(List<CallOff> callOffs) {
    return callOffs.stream().mapToInt(callOff -> callOff.items().size()).sum();
  }

  private static List<CeilingUse> uses(List<Ceiling> ceilings, List<CallOff> callOffs) {
    Map<String, Use> uses = new LinkedHashMap<>();
    ceilings.forEach(c -> uses.put(c.designation(), new Use(c.category(), c, new ArrayList<>())));
    for (CallOff callOff : callOffs) {
      EdtfDate effective = callOff.provenance().effective();
      for (Item item : callOff.items()) {
        uses.computeIfAbsent(
                item.designation(), _ -> new Use(item.category(), null, new ArrayList<>()))
            .shares()
            .add(new Share(callOff.contract(), item.id(), item.quantity(), effective));
      }
    }
    List<CeilingUse> all = new ArrayList<>();
    uses.forEach(
        (designation, use) ->
            all.add(CeilingUse.of(designation, use.category(), use.ceiling(), use.shares())));
    return all;
  }

  private record Use(Category category, @Nullable Ceiling ceiling, List<Share> shares) {}
}
