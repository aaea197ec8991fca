package dev.tranche.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tranche.contract.History.Milestone;
import dev.tranche.fact.InvalidValue;
import java.util.Locale;

/** Where a contract stands in its life; in JSON in lower case with hyphens, {@code in-force}. */
public enum Status {
  IN_TALKS,
  ABANDONED,
  SIGNED,
  IN_FORCE,
  SUSPENDED,
  COMPLETED,
  TERMINATED;

  @JsonCreator
  public static Status of(String name) {
    for (Status status : values()) {
      if (status.toString().equals(name)) {
        return status;
      }
    }
    throw new InvalidValue("'%s' is not a status.".formatted(name));
  }

  /**
   * What a contract is after a milestone.
   *
   * @param running what it is while it goes on
   */
  static Status after(Milestone milestone, Status running) {
    return switch (milestone) {
      case ABANDONED -> ABANDONED;
      case IN_FORCE, RESUMED, REOPENED -> running;
      case SUSPENDED -> SUSPENDED;
      case TERMINATED -> TERMINATED;
      case COMPLETED -> COMPLETED;
    };
  }

  /** Whether it has ended after its signature. */
  boolean isEnded() {
    return this == COMPLETED || this == TERMINATED;
  }

  /** Whether it rests, or has ended after its signature. */
  boolean isStop() {
    return this == SUSPENDED || isEnded();
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
