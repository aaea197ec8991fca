package dev.tranche.pages.deal;

import dev.tranche.audit.EventReader.Shown;
import dev.tranche.audit.History;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.Contracts;
import dev.tranche.delivery.DeliveryProgress;
import dev.tranche.fact.Reference;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.fact.Viewpoint;
import dev.tranche.pages.At;
import dev.tranche.pages.Rows;
import dev.tranche.statement.BadQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of one contract, with its whole history. */
@Controller
class ContractPageController {

  private final Contracts contracts;
  private final History history;

  ContractPageController(Contracts contracts, History history) {
    this.contracts = contracts;
    this.history = history;
  }

  /**
   * Which page of each long table is shown, from 0 on; of the events, where it is not said, the one
   * that shows the event asked for.
   */
  record Places(
      @Nullable Integer items,
      @Nullable Integer batches,
      @Nullable Integer life,
      @Nullable Integer conditions,
      @Nullable Integer claims,
      @Nullable Integer events) {}

  /**
   * The contract on the days of the page.
   *
   * @param position an event of it that is shown apart, by whichever days
   */
  @GetMapping("/contracts/{reference}")
  String contract(
      @PathVariable String reference,
      @RequestParam @Nullable String position,
      @ModelAttribute Places places,
      @ModelAttribute("at") At at,
      Model model) {
    List<Shown> recorded = recorded(reference);
    List<Seen> events = recorded.stream().map(Seen::of).flatMap(Optional::stream).toList();
    model.addAttribute("reference", reference);
    if (position != null && !position.isBlank()) {
      model.addAttribute("chosen", at(position, reference, recorded));
    }
    Viewpoint viewpoint = at.viewpoint();
    Optional<ContractDetails> details = contracts.details(reference, viewpoint);
    Optional<DeliveryProgress> progress = contracts.progress(reference, viewpoint);
    if (details.isEmpty() || progress.isEmpty()) {
      firstSeen(reference, events, at)
          .ifPresent(
              first -> {
                model.addAttribute("first", first.asOf());
                model.addAttribute("firstLink", first.link("/contracts/" + reference));
              });
      return "deal/unseen";
    }
    List<Seen> seen = events.stream().filter(each -> each.isSeenFrom(viewpoint)).toList();
    model.addAttribute("contract", details.get());
    model.addAttribute("progress", progress.get());
    model.addAttribute("headline", ContractHeadline.of(details.get(), progress.get()));
    model.addAttribute("outlook", ContractHeadline.outlook(progress.get()));
    model.addAttribute("called", ContractHeadline.designations(details.get()));
    model.addAttribute("unseen", recorded.size() - seen.size());
    addTables(details.get(), progress.get(), seen, places, model);
    contracts
        .progress(reference, Viewpoint.of(at.today()))
        .flatMap(now -> DeliveryChart.of(details.get(), progress.get(), at.asOf(), now))
        .ifPresent(chart -> model.addAttribute("chart", chart));
    return "deal/contract";
  }

  /** Each table in pages. */
  private static void addTables(
      ContractDetails contract,
      DeliveryProgress progress,
      List<Seen> seen,
      Places places,
      Model model) {
    Map<String, String> designations = Life.designations(contract);
    model.addAttribute("designations", designations);
    model.addAttribute("items", Rows.of("items", page(places.items()), progress.items()));
    model.addAttribute("batches", Rows.of("batches", page(places.batches()), progress.batches()));
    model.addAttribute(
        "life",
        Rows.of("life", page(places.life()), Life.of(seen, contract, progress, designations)));
    model.addAttribute(
        "conditions", Rows.of("conditions", page(places.conditions()), contract.conditions()));
    Rows<ClaimGroup.About> claims =
        Rows.of("claims", page(places.claims()), ClaimGroup.lines(contract.claims()));
    model.addAttribute("claims", ClaimGroup.of(claims.lines()));
    model.addAttribute("claimPages", claims.pager());
    model.addAttribute(
        "events",
        Rows.of(
            "events",
            places.events() == null ? pageOf(model.getAttribute("chosen"), seen) : places.events(),
            seen));
  }

  private static int page(@Nullable Integer asked) {
    return asked == null ? 0 : asked;
  }

  /** That of the event asked for, the first one where none is. */
  private static int pageOf(@Nullable Object chosen, List<Seen> seen) {
    return Rows.pageOf(seen.stream().map(Seen::event).toList().indexOf(chosen));
  }

  private List<Shown> recorded(String reference) {
    if (!reference.matches(Reference.FORM)) {
      throw new UnknownReference(SubjectKind.CONTRACT, reference);
    }
    List<Shown> recorded = history.of(reference);
    if (recorded.isEmpty()) {
      throw new UnknownReference(SubjectKind.CONTRACT, reference);
    }
    return recorded;
  }

  private static RecordedEvent at(String position, String reference, List<Shown> events) {
    if (!position.matches("\\d{1,18}")) {
      throw new BadQuery("position", "position is a whole number from 0 on.");
    }
    return events.stream()
        .map(Shown::recorded)
        .filter(event -> event.position() == Long.parseLong(position))
        .findAny()
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "At position %s nothing of %s is recorded.".formatted(position, reference)));
  }

  /** Both days on the first one on which anything is seen of it. */
  private Optional<At> firstSeen(String reference, List<Seen> events, At at) {
    Stream<LocalDate> days =
        events.stream().filter(Seen::canBeFirst).map(Seen::firstSeen).flatMap(Optional::stream);
    return days.distinct()
        .sorted()
        .map(day -> new Viewpoint(day, day, Viewpoint.Basis.REPORTED))
        .filter(viewpoint -> contracts.details(reference, viewpoint).isPresent())
        .findFirst()
        .map(viewpoint -> new At(viewpoint, at.today(), at.first(), at.path(), at.others()));
  }
}
