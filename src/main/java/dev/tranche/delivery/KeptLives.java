package dev.tranche.delivery;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.contract.Viewpoint;
import dev.tranche.delivery.ContractSort.Place;
import dev.tranche.view.ViewDocuments;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What lists need of all contracts, in memory: every contract on any day, by what was known on any
 * day, as if each were folded from its events now. Before each answer it reads on in the log, which
 * is dense: nothing ever comes in behind what was read.
 */
@Component
class KeptLives {

  private static final Logger LOG = LoggerFactory.getLogger(KeptLives.class);

  /** Whoever looks at days goes on from page to page, and filters: so many pairs are kept ready. */
  private static final int PICTURES = 4;

  private static final float FULL = 0.75f;

  private final ViewDocuments<History, ContractEvent> documents;
  private final EventStorageEngine log;
  private final ListEvents parts = new ListEvents();
  private final Map<String, KeptLife> lives = new HashMap<>();

  /** The contracts that are seen from there, by reference; what was asked for last stands last. */
  private final Map<Viewpoint, Map<String, ListLine>> pictures =
      new LinkedHashMap<>(PICTURES, FULL, true);

  /** Of the first event that is not read yet. */
  private long position;

  KeptLives(ViewDocuments<History, ContractEvent> deliveryDocuments, EventStorageEngine log) {
    this.documents = deliveryDocuments;
    this.log = log;
  }

  /**
   * Once the program answers, whoever asks first shall not wait for the log to be read; nor once a
   * view is built that takes longer than this.
   */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofVirtual()
        .name("lists")
        .start(
            () -> {
              try {
                readOn();
              } catch (RuntimeException e) { // whatever it is, the first question meets it again
                LOG.warn("What lists need could not be read yet", e);
              }
            });
  }

  /** The first so many of those that match and stand behind a place, as the list shows them. */
  synchronized List<ContractSummary> first(
      Viewpoint viewpoint,
      ContractFilter filter,
      ContractSort sort,
      @Nullable Place behind,
      int most) {
    PageSoFar found = new PageSoFar(sort.order(), behind, most);
    forEach(
        viewpoint,
        line -> {
          if (filter.matches(line)) {
            found.add(sort, line.contract());
          }
        });
    return found.contracts().stream().map(contract -> withIndex(contract, viewpoint)).toList();
  }

  /** One contract; empty where nothing of it is seen from there. */
  synchronized Optional<ContractSummary> find(String reference, Viewpoint viewpoint) {
    follow();
    return Optional.ofNullable(lives.get(reference))
        .flatMap(life -> life.on(viewpoint))
        .map(ListLine::contract);
  }

  /** How many match. */
  synchronized long count(Viewpoint viewpoint, ContractFilter filter) {
    AtomicLong count = new AtomicLong();
    forEach(viewpoint, line -> count.addAndGet(filter.matches(line) ? 1 : 0));
    return count.get();
  }

  /** Every contract that is seen from there, in any order. */
  synchronized void forEach(Viewpoint viewpoint, Consumer<ListLine> each) {
    follow();
    pictures.computeIfAbsent(viewpoint, this::picture).values().forEach(each);
    if (pictures.size() > PICTURES) {
      pictures.remove(pictures.keySet().iterator().next());
    }
  }

  /** Those of which it is certain that the same events are seen from both. */
  synchronized Set<String> seenAlike(
      Collection<String> references, Viewpoint one, Viewpoint other) {
    return those(references, life -> life.isSeenAlike(one, other));
  }

  /** Those of which anything was ever claimed, in order. */
  synchronized List<String> claimed() {
    follow();
    return lives.entrySet().stream()
        .filter(life -> life.getValue().isClaimed())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Those of which it is certain that all was known, so that the view has them as they were. */
  synchronized Set<String> whollyKnown(Collection<String> references, Viewpoint viewpoint) {
    return those(references, life -> life.isWhollyKnown(viewpoint));
  }

  private Set<String> those(Collection<String> references, Predicate<KeptLife> wanted) {
    follow();
    return references.stream()
        .filter(
            reference -> {
              @Nullable KeptLife life = lives.get(reference);
              return life != null && wanted.test(life);
            })
        .collect(Collectors.toSet());
  }

  private Map<String, ListLine> picture(Viewpoint viewpoint) {
    List<ListLine> lines =
        lives.values().parallelStream().flatMap(life -> life.on(viewpoint).stream()).toList();
    Map<String, ListLine> picture = HashMap.newHashMap(lines.size());
    lines.forEach(line -> picture.put(line.contract().reference(), line));
    return picture;
  }

  private ContractSummary withIndex(ContractSummary seen, Viewpoint viewpoint) {
    return Objects.requireNonNull(lives.get(seen.reference())).summary(viewpoint).orElseThrow();
  }

  private void follow() {
    documents.reading(); // what is not built is refused
    readOn();
  }

  private synchronized void readOn() {
    @Nullable TrackingToken last = log.createHeadToken();
    long head = last == null ? 0 : last.position().orElse(-1) + 1;
    if (head <= position) {
      return;
    }
    try {
      Set<String> changed = read(head);
      pictures.forEach(
          (viewpoint, picture) -> changed.forEach(each -> change(picture, each, viewpoint)));
    } catch (RuntimeException e) { // whatever ends it midway
      pictures.clear();
      throw e;
    }
  }

  /** Takes in what is not read yet, before a position; returns whose it is. */
  private Set<String> read(long head) {
    Set<String> changed = new HashSet<>();
    TrackingToken before = new GlobalSequenceTrackingToken(position - 1);
    try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(before, false)) {
      events
          .takeWhile(event -> event.trackingToken().position().orElseThrow() < head)
          .forEach(event -> read(event, changed));
    }
    return changed;
  }

  private void change(Map<String, ListLine> picture, String reference, Viewpoint viewpoint) {
    Optional<ListLine> line = Objects.requireNonNull(lives.get(reference)).on(viewpoint);
    picture.compute(reference, (_, _) -> line.orElse(null));
  }

  /**
   * What cannot be read ends what is kept of its contract, as it ends what the view knows of it.
   */
  private void read(TrackedEventMessage<?> event, Set<String> changed) {
    if (documents.digests(event.getPayloadType())
        && event instanceof DomainEventMessage<?> message) {
      changed.add(message.getAggregateIdentifier());
      KeptLife life = lives.computeIfAbsent(message.getAggregateIdentifier(), _ -> new KeptLife());
      try {
        ContractEvent whole = (ContractEvent) message.getPayload();
        life.add(whole, parts.of(whole));
      } catch (RuntimeException e) { // whatever reading it throws
        LOG.warn("Lists leave out what follows in {}", message.getAggregateIdentifier(), e);
        life.stop();
      }
    }
    position = event.trackingToken().position().orElseThrow() + 1;
  }
}
