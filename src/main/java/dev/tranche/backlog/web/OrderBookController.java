package dev.tranche.backlog.web;

import dev.tranche.backlog.BookToBill;
import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Series;
import dev.tranche.backlog.Sums;
import dev.tranche.fact.Viewpoint;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Asks the order book, as of any day, as known on any day. It is summed by one dimension, {@code
 * by=buyer}, or by two, {@code by=buyer,year}.
 */
@RestController
@Tag(name = "Order book", description = "Sums over all contracts, by one dimension or two.")
class OrderBookController {

  private final OrderBook book;

  OrderBookController(OrderBook book) {
    this.book = book;
  }

  @OfTheBook
  @GetMapping("/api/backlog")
  @Operation(summary = "What is signed and neither delivered nor cancelled; by=buyer,year for two")
  Sums getBacklog(
      @RequestParam(defaultValue = "buyer") String by,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked,
      Viewpoint viewpoint) {
    return book.backlog(Breakdown.of(by), Asked.question(asked, viewpoint));
  }

  @OfTheBook
  @GetMapping("/api/order-intake")
  @Operation(summary = "What was signed, amendments included; by=buyer,year for two")
  Sums getOrderIntake(
      @RequestParam(defaultValue = "year") String by,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked,
      Viewpoint viewpoint) {
    return book.orderIntake(Breakdown.of(by), Asked.question(asked, viewpoint));
  }

  @OfTheBook
  @GetMapping("/api/deliveries")
  @Operation(summary = "What was delivered; by=buyer,year for two")
  Sums getDeliveries(
      @RequestParam(defaultValue = "year") String by,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked,
      Viewpoint viewpoint) {
    return book.deliveries(Breakdown.of(by), Asked.question(asked, viewpoint));
  }

  @OfTheBook
  @GetMapping("/api/book-to-bill")
  @Operation(summary = "What was signed over what was delivered; by=buyer,year for two")
  BookToBill getBookToBill(
      @RequestParam(defaultValue = "year") String by,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked,
      Viewpoint viewpoint) {
    return book.bookToBill(Breakdown.of(by), Asked.question(asked, viewpoint));
  }

  @OfTheBook
  @GetMapping("/api/series")
  @Operation(summary = "Backlog, and order intake and deliveries so far, at the end of each month")
  Series getSeries(
      @RequestParam String from,
      @RequestParam String to,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked,
      Viewpoint viewpoint) {
    return book.series(
        Asked.month("from", from), Asked.month("to", to), Asked.question(asked, viewpoint));
  }
}
