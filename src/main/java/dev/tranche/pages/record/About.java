package dev.tranche.pages.record;

import dev.tranche.contract.Decisions;
import dev.tranche.fact.SubjectKind;
import dev.tranche.figure.FigureDecisions;
import dev.tranche.framework.FrameworkDecisions;
import dev.tranche.pages.StreamPage;
import dev.tranche.rate.RateDecisions;
import dev.tranche.statement.Command;
import dev.tranche.statement.Decider;
import java.util.Arrays;
import java.util.Objects;

/** What a form can be about: one constant for each kind of subject, with its decider. */
enum About {
  CONTRACT(Decisions.DECIDER, "pl-k2-2022"),
  FRAMEWORK(FrameworkDecisions.DECIDER, "pl-k2-framework"),
  FIGURE(FigureDecisions.DECIDER, "kr-order-intake-2023"),
  RATE(RateDecisions.DECIDER, "eur-usd");

  @SuppressWarnings("ImmutableEnumChecker") // a decider is made of pure functions alone
  private final Decider<?, ?, ?> decider;

  private final String example;

  About(Decider<?, ?, ?> decider, String example) {
    this.decider = decider;
    this.example = example;
  }

  static About of(Class<? extends Command> command) {
    return Arrays.stream(values())
        .filter(about -> about.decider.commandType().isAssignableFrom(command))
        .findFirst()
        .orElseThrow();
  }

  Decider<?, ?, ?> decider() {
    return decider;
  }

  SubjectKind kind() {
    return decider.kind();
  }

  /** The name of the parameter that holds its reference; a rate is also a part of a command. */
  public String parameter() {
    return this == RATE ? "pair" : noun();
  }

  /** The noun for one of the kind: {@code contract}. */
  public String noun() {
    return kind().noun();
  }

  public String example() {
    return example;
  }

  /** The page on which what was recorded is seen. */
  public String pageOf(String reference) {
    return Objects.requireNonNullElse(
        StreamPage.of(kind().stream(reference).toString()), "/record");
  }
}
