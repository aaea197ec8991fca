package dev.tranche.pages.record;

import dev.tranche.contract.ContractCommand;
import dev.tranche.figure.FigureCommand;
import dev.tranche.figure.FigureEvent;
import dev.tranche.framework.FrameworkCommand;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.pages.StreamPage;
import dev.tranche.rate.RateCommand;
import dev.tranche.rate.RateEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** What a statement is about, with the stream of the log and the page that show it. */
enum About {
  CONTRACT(ContractCommand.class, "pl-k2-2022"),
  FRAMEWORK(FrameworkCommand.class, "pl-k2-framework"),
  FIGURE(FigureCommand.class, "kr-order-intake-2023"),
  RATE(RateCommand.class, "eur-usd");

  private final Class<?> commands;
  private final String example;

  About(Class<?> commands, String example) {
    this.commands = commands;
    this.example = example;
  }

  static About of(Class<?> command) {
    return Arrays.stream(values())
        .filter(about -> about.commands.isAssignableFrom(command))
        .findFirst()
        .orElseThrow();
  }

  /** Of the identity that a stream has in the log. */
  static About ofStream(String stream) {
    return Arrays.stream(values())
        .filter(about -> about != CONTRACT && stream.startsWith(about.noun() + ":"))
        .findFirst()
        .orElse(CONTRACT);
  }

  /** The name of the parameter that holds its reference; a rate is also a part of a command. */
  public String parameter() {
    return this == RATE ? "pair" : noun();
  }

  /** As people call it. */
  public String noun() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String example() {
    return example;
  }

  String streamOf(String reference) {
    return switch (this) {
      case CONTRACT -> reference;
      case FRAMEWORK -> FrameworkEvent.streamOf(reference);
      case FIGURE -> FigureEvent.streamOf(reference);
      case RATE -> RateEvent.streamOf(reference);
    };
  }

  /** The page on which what was recorded is seen. */
  public String pageOf(String reference) {
    return Objects.requireNonNullElse(StreamPage.of(streamOf(reference)), "/record");
  }
}
