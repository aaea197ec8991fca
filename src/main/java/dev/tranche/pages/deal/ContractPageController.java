package dev.tranche.pages.deal;

import dev.tranche.audit.EventReader.Shown;
import dev.tranche.audit.History;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.contract.Reference;
import dev.tranche.contract.SubjectKind;
import dev.tranche.contract.UnknownReference;
import dev.tranche.contract.Viewpoint;
import dev.tranche.contract.web.BadQuery;
import dev.tranche.delivery.BatchProgress;
import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.Contracts;
import dev.tranche.delivery.DeliveryProgress;
import dev.tranche.pages.At;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
   * The contract on the days of the page.
   *
   * @param position an event of it that is shown apart, by whichever days
   */
  @GetMapping("/contracts/{reference}")
  String contract(
      @PathVariable String reference,
      @RequestParam @Nullable String position,
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
    model.addAttribute("life", Life.of(seen, details.get(), progress.get()));
    model.addAttribute("designations", designations(details.get(), progress.get()));
    model.addAttribute("claims", ClaimGroup.of(details.get().claims()));
    model.addAttribute("events", seen);
    model.addAttribute("unseen", recorded.size() - seen.size());
    contracts
        .progress(reference, Viewpoint.of(at.today()))
        .flatMap(now -> DeliveryChart.of(details.get(), progress.get(), at.asOf(), now))
        .ifPresent(chart -> model.addAttribute("chart", chart));
    return "deal/contract";
  }

  /** Of the items of all batches. */
  private static Map<String, String> designations(
      ContractDetails contract, DeliveryProgress progress) {
    return progress.batches().stream()
        .map(BatchProgress::item)
        .distinct()
        .collect(Collectors.toMap(item -> item, item -> Life.designation(item, contract)));
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
    Stream<LocalDate> days = events.stream().map(Seen::firstSeen).flatMap(Optional::stream);
    return days.distinct()
        .sorted()
        .map(day -> new Viewpoint(day, day, Viewpoint.Basis.REPORTED))
        .filter(viewpoint -> contracts.details(reference, viewpoint).isPresent())
        .findFirst()
        .map(viewpoint -> new At(viewpoint, at.today(), at.first(), at.path(), at.others()));
  }
}
