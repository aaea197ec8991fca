package dev.tranche.delivery.web;

import dev.tranche.contract.Claimed.Attribute;
import dev.tranche.delivery.ClaimBook;
import dev.tranche.delivery.ClaimFilter;
import dev.tranche.delivery.ClaimSummary;
import dev.tranche.fact.Party;
import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks who claims what, as of any day, as known on any day. */
@RestController
@Tag(name = "Claims", description = "What sources state of contracts, beside what these show.")
class ClaimsController {

  /** One page of a list, and how many there are in all. */
  record Page(int total, int page, int size, List<ClaimSummary> claims) {}

  private final ClaimBook book;

  ClaimsController(ClaimBook book) {
    this.book = book;
  }

  @GetMapping("/api/claims")
  @Operation(
      summary = "Who claims what",
      description =
          "source and supplier are parts of names. adopted: whether the contract shows what is"
              + " claimed. disagreeing: only what not all agree on, the contract's record"
              + " included.")
  Page listClaims(
      @RequestParam @Nullable String source,
      @Parameter(schema = @Schema(implementation = Attribute.class)) @RequestParam
          @Nullable String attribute,
      @RequestParam @Nullable String contract,
      @RequestParam @Nullable String supplier,
      @RequestParam @Nullable String buyer,
      @RequestParam @Nullable Boolean adopted,
      @RequestParam(defaultValue = "false") boolean disagreeing,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Viewpoint viewpoint) {
    Paging paging = new Paging(page, size);
    Attribute of = attribute == null ? null : Attribute.of(attribute);
    Party by = buyer == null ? null : Party.of(buyer);
    ClaimFilter wanted = new ClaimFilter(source, of, contract, supplier, by, adopted);
    List<ClaimSummary> found = book.list(viewpoint, disagreeing, wanted);
    return new Page(found.size(), page, size, paging.of(found));
  }
}
