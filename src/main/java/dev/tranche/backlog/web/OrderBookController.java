package dev.tranche.backlog.web;

import dev.tranche.backlog.Dimension;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Sums;
import dev.tranche.contract.Viewpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks the order book, as of any day, as known on any day. */
@RestController
class OrderBookController {

  private final OrderBook book;

  OrderBookController(OrderBook book) {
    this.book = book;
  }

  @GetMapping("/api/backlog")
  Sums backlog(@RequestParam(defaultValue = "buyer") String by, Viewpoint viewpoint) {
    return book.backlog(Dimension.of(by), viewpoint);
  }

  @GetMapping("/api/order-intake")
  Sums orderIntake(@RequestParam(defaultValue = "year") String by, Viewpoint viewpoint) {
    return book.orderIntake(Dimension.of(by), viewpoint);
  }

  @GetMapping("/api/deliveries")
  Sums deliveries(@RequestParam(defaultValue = "year") String by, Viewpoint viewpoint) {
    return book.deliveries(Dimension.of(by), viewpoint);
  }
}
