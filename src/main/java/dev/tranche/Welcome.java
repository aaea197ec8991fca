package dev.tranche;

import dev.tranche.cli.Printable;
import dev.tranche.delivery.ContractFilter;
import dev.tranche.delivery.ContractList;
import dev.tranche.delivery.ContractPage;
import dev.tranche.delivery.ContractSort;
import dev.tranche.delivery.ContractSummary;
import dev.tranche.fact.Viewpoint;
import dev.tranche.log.CommitLog;
import dev.tranche.view.ViewNotBuilt;
import dev.tranche.web.CaughtUp;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says on standard output where the program is to be found and where its log ends, and gives a
 * first answer: how far the contracts in the book are along, the first twenty of them.
 */
@Component
@ConditionalOnWebApplication
class Welcome {

  private static final List<String> HEAD =
      List.of("contract", "buyer", "items", "delivered", "ordered", "share", "next due");
  private static final int MOST_LINES = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ContractList contracts;
  private final CommitLog log;
  private final CaughtUp views;
  private final Clock clock;
  private final Environment environment;

  Welcome(
      ContractList contracts, CommitLog log, CaughtUp views, Clock clock, Environment environment) {
    this.contracts = contracts;
    this.log = log;
    this.views = views;
    this.clock = clock;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    OptionalLong head = views.head();
    if (head.isPresent()) {
      views.awaitPassed(head.getAsLong(), PATIENCE);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    System.out.println(
        "%nTranche is at %s%n%s%n%s".formatted(address(), log.head().inWords(), answer(today)));
  }

  private String address() {
    return "http://%s:%s/"
        .formatted(
            environment.getProperty("server.address", "localhost"),
            environment.getProperty("local.server.port", "8080"));
  }

  private String answer(LocalDate today) {
    try {
      return text(
          contracts.page(
              Viewpoint.of(today), ContractFilter.ALL, ContractSort.BY_REFERENCE, "", MOST_LINES),
          today);
    } catch (ViewNotBuilt _) {
      return "The views are being built from the log: %sapi/views says how far they are.%n"
          .formatted(address());
    }
  }

  private String text(ContractPage first, LocalDate today) {
    String lines = first.contracts().stream().map(Welcome::line).collect(Collectors.joining("\n"));
    String rest =
        first.next() == null
            ? ""
            : "%n... and more at %sapi/contracts?after=%s%n".formatted(address(), first.next());
    return first.contracts().isEmpty()
        ? "The book is empty.%n".formatted()
        : "Delivery progress on %s:%n%n%s%n%s%n%s".formatted(today, row(HEAD), lines, rest);
  }

  private static String line(ContractSummary c) {
    return row(
        List.of(
            c.reference(),
            c.buyer() == null ? "" : c.buyer().name(),
            String.join(", ", c.designations()),
            Long.toString(c.delivered()),
            c.ordered().toString(),
            percent(c.share()),
            c.nextDue() == null ? "" : c.nextDue().toString()));
  }

  private static String row(List<String> cells) {
    return String.format(
            Locale.ROOT,
            "%-20s %-14s %-36s %9s %8s %6s  %s",
            Printable.line(cells.get(0)),
            Printable.line(cells.get(1)),
            shortened(Printable.line(cells.get(2))),
            cells.get(3),
            cells.get(4),
            cells.get(5),
            cells.get(6))
        .stripTrailing();
  }

  private static String shortened(String text) {
    return text.length() <= 36 ? text : text.substring(0, 33) + "...";
  }

  private static String percent(@Nullable String share) {
    return share == null
        ? ""
        : new BigDecimal(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }
}
