package dev.tranche.delivery;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Quantity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * In which order contracts are listed. Those that are alike stand by their references; what is not
 * known stands first, but what is not due stands last.
 */
public record ContractSort(By by, boolean descending) {

  /** What they are sorted by; in addresses in lower case. */
  public enum By {
    CONTRACT,
    /** The code of the buyer. */
    BUYER,
    STATUS,
    /** Units ordered. */
    ORDERED,
    /** The share of them that is delivered. */
    DELIVERED,
    /** When the next batch is due. */
    DUE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where a contract stands; of text and number the one that it is not sorted by is the same. */
  record Place(String text, long number, String reference) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::text)
            .thenComparingLong(Place::number)
            .thenComparing(Place::reference);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  public static final ContractSort BY_REFERENCE = new ContractSort(By.CONTRACT, false);

  private static final long PARTS = 10_000;
  private static final long NOT_KNOWN = -1;

  /**
   * Reads the form of addresses: {@code due}, or {@code -due} for the last one first. Everything
   * else is refused with an {@link InvalidValue}.
   */
  public static ContractSort of(String text) {
    String name = text.startsWith("-") ? text.substring(1) : text;
    return Arrays.stream(By.values())
        .filter(by -> by.toString().equals(name))
        .findAny()
        .map(by -> new ContractSort(by, !name.equals(text)))
        .orElseThrow(
            () ->
                new InvalidValue(
                    "'%s' is nothing to sort by: use one of %s, each with - before it for the other way."
                        .formatted(
                            text,
                            Arrays.stream(By.values())
                                .map(By::toString)
                                .collect(Collectors.joining(", ")))));
  }

  /** The form of addresses. */
  @Override
  public String toString() {
    return (descending ? "-" : "") + by;
  }

  boolean isByReference() {
    return by == By.CONTRACT;
  }

  Comparator<Place> order() {
    return descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }

  /** Where a contract of that name would stand among the references. */
  static Place place(String reference) {
    return new Place("", 0, reference);
  }

  Place place(ContractSummary c) {
    return switch (by) {
      case CONTRACT -> place(c.reference());
      case BUYER -> new Place(c.buyer() == null ? "" : c.buyer().code(), 0, c.reference());
      case STATUS -> new Place(c.status().toString(), 0, c.reference());
      case ORDERED -> new Place("", c.ordered().units(), c.reference());
      case DELIVERED -> new Place("", delivered(c.delivered(), c.ordered()), c.reference());
      case DUE -> new Place("", due(c), c.reference());
    };
  }

  private static long due(ContractSummary c) {
    return (c.nextDue() == null || c.status().isEnded() ? LocalDate.MAX : c.nextDue().latest())
        .toEpochDay();
  }

  /** The share of what is ordered, as a whole number that can be compared. */
  private static long delivered(long units, Quantity ordered) {
    return ordered.units() == 0 ? NOT_KNOWN : units * PARTS / ordered.units();
  }
}
