package dev.tranche.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tranche.delivery.ContractDetails;
import dev.tranche.delivery.ContractFilter;
import dev.tranche.delivery.ContractList;
import dev.tranche.delivery.ContractPage;
import dev.tranche.delivery.ContractSort;
import dev.tranche.delivery.ContractSummary;
import dev.tranche.delivery.Contracts;
import dev.tranche.delivery.DeliveryProgress;
import dev.tranche.delivery.Status;
import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.BadQuery;
import dev.tranche.statement.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
@Tag(name = "Contracts", description = "State what happened to a contract, each with its source.")
class ContractsController {

  /**
   * One page of the list.
   *
   * @param next the reference to give as {@code after} for the next page; absent on the last one
   * @param total how many there are on all pages; only where it was asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(
      int size, List<ContractSummary> contracts, @Nullable String next, @Nullable Long total) {

    static Page of(ContractPage found, int size, @Nullable Long total) {
      return new Page(size, found.contracts(), found.next(), total);
    }
  }

  private static final int LONGEST_PART = 200;

  private final Contracts contracts;
  private final ContractList list;

  ContractsController(Contracts contracts, ContractList list) {
    this.contracts = contracts;
    this.list = list;
  }

  @GetMapping
  @Operation(
      summary = "Contracts, page by page",
      description =
          "search: words that occur in reference, buyer, supplier or designations. signed,"
              + " delivered: a year in which it was, or something was. backlog: true for what is"
              + " signed and neither completed nor terminated. sort: contract, buyer, status,"
              + " ordered, delivered or due; with - before it the other way. after is the next of"
              + " the page before. total=true counts all that match.")
  Page listContracts(
      @Parameter(schema = @Schema(implementation = Status.class)) @RequestParam
          @Nullable String status,
      @RequestParam @Nullable String supplier,
      @RequestParam @Nullable String buyer,
      @RequestParam @Nullable String designation,
      @RequestParam @Nullable Boolean late,
      @RequestParam @Nullable String search,
      @RequestParam @Nullable Integer signed,
      @RequestParam @Nullable Integer delivered,
      @RequestParam @Nullable Boolean backlog,
      @RequestParam(defaultValue = "contract") String sort,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "50") int size,
      @RequestParam(defaultValue = "false") boolean total,
      Viewpoint viewpoint) {
    ContractFilter filter =
        new ContractFilter(
            status == null ? null : Status.of(status),
            buyer == null ? null : Party.of(buyer),
            part("supplier", supplier),
            part("designation", designation),
            late,
            part("search", search),
            signed,
            delivered,
            backlog);
    ContractPage found =
        list.page(viewpoint, filter, ContractSort.of(sort), after, Paging.checkedSize(size));
    return Page.of(found, size, total ? list.count(viewpoint, filter) : null);
  }

  private static @Nullable String part(String parameter, @Nullable String given) {
    if (given != null && given.length() > LONGEST_PART) {
      throw new BadQuery(
          parameter, "%s has at most %d characters.".formatted(parameter, LONGEST_PART));
    }
    return given;
  }

  @Operation(summary = "One contract: what was agreed, delivered and claimed")
  @GetMapping("/{reference}")
  ContractDetails getContract(@PathVariable String reference, Viewpoint viewpoint) {
    return contracts.details(reference, viewpoint).orElseThrow(() -> unknown(reference, viewpoint));
  }

  @Operation(summary = "How far along a contract is, on plan or not, and when it may be done")
  @GetMapping("/{reference}/progress")
  DeliveryProgress getContractProgress(@PathVariable String reference, Viewpoint viewpoint) {
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
}
