package dev.tranche.delivery.web;

import dev.tranche.contract.Party;
import dev.tranche.contract.Viewpoint;
import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.ContractSummary;
import dev.tranche.delivery.Contracts;
import dev.tranche.delivery.DeliveryProgress;
import dev.tranche.delivery.Status;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Asks about contracts, as of any day, as known on any day. */
@RestController
@RequestMapping("/api/contracts")
class ContractsController {

  /** One page of a list, and how many there are in all. */
  record Page(int total, int page, int size, List<ContractSummary> contracts) {}

  private static final int MOST_PER_PAGE = 1000;

  private final Contracts contracts;

  ContractsController(Contracts contracts) {
    this.contracts = contracts;
  }

  @GetMapping
  Page list(
      @RequestParam @Nullable String status,
      @RequestParam @Nullable String supplier,
      @RequestParam @Nullable String buyer,
      @RequestParam @Nullable String designation,
      @RequestParam @Nullable Boolean late,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Viewpoint viewpoint) {
    if (page < 0 || size < 1 || size > MOST_PER_PAGE) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST,
          "page counts from 0, size goes from 1 to %d.".formatted(MOST_PER_PAGE));
    }
    Status wanted = status == null ? null : Status.of(status);
    Party by = buyer == null ? null : Party.of(buyer);
    List<ContractSummary> found =
        contracts.list(
            viewpoint,
            c ->
                (wanted == null || c.status() == wanted)
                    && (by == null || by.equals(c.buyer()))
                    && (late == null || c.late() == late)
                    && (supplier == null
                        || (c.supplier() != null && contains(c.supplier().name(), supplier)))
                    && (designation == null
                        || c.designations().stream().anyMatch(d -> contains(d, designation))));
    List<ContractSummary> shown = found.stream().skip((long) page * size).limit(size).toList();
    return new Page(found.size(), page, size, shown);
  }

  @GetMapping("/{reference}")
  ContractDetails details(@PathVariable String reference, Viewpoint viewpoint) {
    return contracts.details(reference, viewpoint).orElseThrow(() -> unknown(reference, viewpoint));
  }

  @GetMapping("/{reference}/progress")
  DeliveryProgress progress(@PathVariable String reference, Viewpoint viewpoint) {
    return contracts
        .progress(reference, viewpoint)
        .orElseThrow(() -> unknown(reference, viewpoint));
  }

  private static ResponseStatusException unknown(String reference, Viewpoint viewpoint) {
    String known = viewpoint.knowsEverything() ? "" : ", as known on " + viewpoint.knownOn();
    return new ResponseStatusException(
        HttpStatus.NOT_FOUND,
        "There is nothing of a contract %s by %s%s.".formatted(reference, viewpoint.asOf(), known));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
