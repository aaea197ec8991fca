package dev.tranche.bench;

import dev.tranche.contract.Category;
import dev.tranche.contract.ContractEvent;
import dev.tranche.fact.Party;
import dev.tranche.fact.Supplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * A whole market: who buys, who makes what, who writes about it, and the log of all {@link
 * Programme programmes}, as they lie between each other in time. All of it is made up.
 */
public final class Market {

  private static final int MAKERS = 150;
  private static final int DESIGNATIONS_A_MAKER = 3;
  private static final int PUBLISHERS = 40;
  private static final int WRITERS = 64;

  /** Contracts of one writer that go on at the same time. */
  private static final int AT_A_TIME = 100;

  private static final List<String> MAKING =
      List.of("US", "FR", "DE", "KR", "IT", "GB", "IL", "SE", "TR", "ES", "NL", "CH");
  private static final List<String> CURRENCIES =
      List.of("USD", "EUR", "EUR", "KRW", "EUR", "GBP", "USD", "SEK", "USD", "EUR", "EUR", "CHF");

  private static final List<Category> CATEGORIES = List.of(Category.values());

  private final List<Maker> makers = new ArrayList<>();
  private final List<Party> buyers = new ArrayList<>();
  private final int contracts;

  /** A supplier and what it makes. */
  record Maker(Supplier supplier, String currency, Category category, List<String> designations) {}

  /**
   * @param contracts how many there are; each has about ten events
   */
  public Market(int contracts) {
    this.contracts = contracts;
    for (int i = 0; i < MAKERS; i++) {
      int country = i % MAKING.size();
      List<String> designations = new ArrayList<>();
      for (int each = 0; each < DESIGNATIONS_A_MAKER; each++) {
        designations.add("System %d-%c".formatted(i, 'A' + each));
      }
      makers.add(
          new Maker(
              new Supplier("Maker " + i, Party.of(MAKING.get(country))),
              CURRENCIES.get(country),
              CATEGORIES.get(i % CATEGORIES.size()),
              designations));
    }
    for (String country : Locale.getISOCountries()) {
      buyers.add(Party.of(country));
    }
  }

  /** Few do most of the business. */
  Maker maker(Random random) {
    return makers.get((int) (makers.size() * Math.pow(random.nextDouble(), 2)));
  }

  Party buyer(Random random) {
    return buyers.get((int) (buyers.size() * Math.pow(random.nextDouble(), 2)));
  }

  String publisher(Random random) {
    return "Gazette " + random.nextInt(PUBLISHERS);
  }

  /** How many contracts there are. */
  public int contracts() {
    return contracts;
  }

  /** The name of a contract's stream. */
  public static String stream(int number) {
    return Programme.reference(number);
  }

  /** Records all of it; returns how many events that were. */
  public long record(EventStorageEngine log) throws Exception {
    long[] events = new long[WRITERS];
    Writers.each(WRITERS, writer -> events[writer] = record(log, writer));
    long sum = 0;
    for (long each : events) {
      sum += each;
    }
    return sum;
  }

  private long record(EventStorageEngine log, int writer) {
    Random random = new Random(writer);
    List<Recording> underWay = new ArrayList<>();
    int next = writer;
    long events = 0;
    while (next < contracts || !underWay.isEmpty()) {
      while (next < contracts && underWay.size() < AT_A_TIME) {
        underWay.add(new Recording(next, new Programme(this, next, contracts)));
        next += WRITERS;
      }
      int chosen = random.nextInt(underWay.size());
      int recorded = underWay.get(chosen).step(log);
      events += recorded;
      if (recorded == 0) {
        underWay.set(chosen, underWay.getLast());
        underWay.removeLast();
      }
    }
    return events;
  }

  private static final class Recording {

    private final String stream;
    private final Programme programme;
    private long sequence;

    Recording(int number, Programme programme) {
      this.stream = stream(number);
      this.programme = programme;
    }

    int step(EventStorageEngine log) {
      List<ContractEvent> events = programme.next();
      List<GenericDomainEventMessage<?>> messages = new ArrayList<>();
      for (ContractEvent event : events) {
        messages.add(new GenericDomainEventMessage<>("Contract", stream, sequence++, event));
      }
      if (!messages.isEmpty()) {
        log.appendEvents(messages);
      }
      return events.size();
    }
  }
}
