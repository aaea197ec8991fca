package dev.tranche.pages.yard;

import dev.tranche.contract.Item;
import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.ContractFilter;
import dev.tranche.delivery.ContractList;
import dev.tranche.delivery.ContractSort;
import dev.tranche.delivery.ContractSummary;
import dev.tranche.delivery.Contracts;
import dev.tranche.delivery.Status;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import dev.tranche.framework.CeilingUse;
import dev.tranche.framework.FrameworkOn;
import dev.tranche.pages.Rows;
import dev.tranche.pages.yard.FrameworkSheet.CallOffLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets framework agreements against the contracts that are called off, or talked about. */
@Component
class FrameworkSheets {

  /** So many talks of one buyer are looked through. */
  private static final int MOST_TALKS = 200;

  private final Contracts contracts;
  private final ContractList list;

  FrameworkSheets(Contracts contracts, ContractList list) {
    this.contracts = contracts;
    this.list = list;
  }

  /**
   * One agreement.
   *
   * @param page of its call-offs
   * @param ceilings the page of its ceilings
   */
  FrameworkSheet of(FrameworkOn framework, Viewpoint viewpoint, int page, int ceilings) {
    return of(framework, viewpoint, new HashMap<>(), page, ceilings);
  }

  /** One for each, in their order. The talks of a buyer are looked through once. */
  List<FrameworkSheet> of(List<FrameworkOn> frameworks, Viewpoint viewpoint) {
    Map<Party, List<ContractSummary>> inTalks = new HashMap<>();
    return frameworks.stream().map(each -> of(each, viewpoint, inTalks, 0, 0)).toList();
  }

  /** Whether more is called off than some ceiling allows, in units or in value. */
  boolean isExceeded(FrameworkOn framework, Viewpoint viewpoint) {
    if (framework.ceilings().stream().anyMatch(CeilingUse::exceeded)) {
      return true;
    }
    return framework.value() != null
        && worth(framework, values(called(framework, viewpoint)), List.of()).stream()
            .anyMatch(WorthLine::exceeded);
  }

  /** The contracts that call off, as far as they are seen. */
  private Map<String, Optional<ContractSummary>> called(
      FrameworkOn framework, Viewpoint viewpoint) {
    Set<String> references = new LinkedHashSet<>();
    for (CeilingUse use : framework.ceilings()) {
      use.callOffs().forEach(share -> references.add(share.contract()));
    }
    Map<String, ContractSummary> seen = list.find(references, viewpoint);
    Map<String, Optional<ContractSummary>> called = new LinkedHashMap<>();
    references.forEach(each -> called.put(each, Optional.ofNullable(seen.get(each))));
    return called;
  }

  private FrameworkSheet of(
      FrameworkOn framework,
      Viewpoint viewpoint,
      Map<Party, List<ContractSummary>> inTalks,
      int page,
      int ceilings) {
    Map<String, Optional<ContractSummary>> called = called(framework, viewpoint);
    List<CallOffLine> callOffs = new ArrayList<>();
    for (CeilingUse use : framework.ceilings()) {
      for (CeilingUse.Share share : use.callOffs()) {
        Optional<ContractSummary> contract =
            called.getOrDefault(share.contract(), Optional.empty());
        callOffs.add(
            new CallOffLine(
                share.contract(),
                use.designation(),
                share.quantity(),
                share.effective(),
                contract.isPresent(),
                value(contract)));
      }
    }
    callOffs.sort(
        Comparator.comparing(CallOffLine::effective).thenComparing(CallOffLine::contract));
    List<Talk> talks = talks(framework, viewpoint, inTalks);
    Rows<CeilingUse> uses = Rows.of(FrameworkSheet.CEILINGS, ceilings, framework.ceilings());
    return new FrameworkSheet(
        framework,
        uses.lines().stream().map(use -> CeilingLine.of(use, talks)).toList(),
        uses.pager(),
        worth(framework, values(called), talks),
        Rows.of(FrameworkSheet.CALL_OFFS, page, callOffs),
        talks);
  }

  private static List<@Nullable MonetaryValue> values(
      Map<String, Optional<ContractSummary>> called) {
    List<@Nullable MonetaryValue> values = new ArrayList<>();
    called.values().forEach(contract -> values.add(value(contract)));
    return values;
  }

  private static @Nullable MonetaryValue value(Optional<ContractSummary> contract) {
    return contract.isEmpty() ? null : contract.get().value();
  }

  private static List<WorthLine> worth(
      FrameworkOn framework, List<@Nullable MonetaryValue> called, List<Talk> talks) {
    MonetaryValue most = framework.value();
    Set<CurrencyUnit> currencies = new TreeSet<>();
    for (@Nullable MonetaryValue value : called) {
      if (value != null) {
        currencies.add(value.currency());
      }
    }
    if (most != null) {
      currencies.add(most.currency());
    }
    List<@Nullable MonetaryValue> talked = new ArrayList<>();
    talks.forEach(talk -> talked.add(talk.value()));
    List<WorthLine> lines = new ArrayList<>();
    for (CurrencyUnit currency : currencies) {
      MonetaryValue signed = WorthLine.sum(called, currency);
      lines.add(
          new WorthLine(
              most != null && most.currency().equals(currency) ? most : null,
              signed == null ? MonetaryValue.parse(currency.getCode() + " 0") : signed,
              WorthLine.sum(talked, currency),
              called.contains(null)));
    }
    return lines;
  }

  private List<Talk> talks(
      FrameworkOn framework, Viewpoint viewpoint, Map<Party, List<ContractSummary>> inTalks) {
    Set<String> covered =
        framework.ceilings().stream()
            .filter(use -> use.ceiling() != null)
            .map(CeilingUse::designation)
            .collect(Collectors.toSet());
    if (framework.buyer() == null || framework.ended() != null || covered.isEmpty()) {
      return List.of();
    }
    List<ContractSummary> ofBuyer =
        inTalks.computeIfAbsent(framework.buyer(), buyer -> inTalks(buyer, viewpoint));
    List<Talk> talks = new ArrayList<>();
    for (ContractSummary each : ofBuyer) {
      boolean sameSupplier =
          each.supplier() == null || each.supplier().equals(framework.supplier());
      if (sameSupplier && each.designations().stream().anyMatch(covered::contains)) {
        contracts
            .details(each.reference(), viewpoint)
            .map(contract -> talk(contract, covered))
            .ifPresent(talks::add);
      }
    }
    return talks;
  }

  private List<ContractSummary> inTalks(Party buyer, Viewpoint viewpoint) {
    ContractFilter filter =
        new ContractFilter(Status.IN_TALKS, buyer, null, null, null, null, null, null, null);
    return list.page(viewpoint, filter, ContractSort.BY_REFERENCE, "", MOST_TALKS).contracts();
  }

  private static Talk talk(ContractDetails contract, Set<String> covered) {
    List<Item> items =
        contract.items().stream().filter(item -> covered.contains(item.designation())).toList();
    return new Talk(contract.reference(), items, contract.value());
  }
}
