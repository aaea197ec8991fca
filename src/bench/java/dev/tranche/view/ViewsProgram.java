package dev.tranche.view;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Market;
import dev.tranche.delivery.Contracts;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.log.BulkCommits;
import dev.tranche.log.CommitLog;
import dev.tranche.log.LogStorageEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two views over a log that is there, in a process of its own with little memory. It is told
 * {@code fill 1000} to build both anew from that many events, or {@code ask 500} to ask for the
 * progress of that many contracts, and answers in figures.
 */
public final class ViewsProgram {

  private static final LocalDate FIRST_DAY = LocalDate.of(2001, 1, 1);
  private static final int DAYS = 27 * 365;

  private final MongoDatabase database;
  private final BulkEvents log;
  private final List<ViewDocuments<?, ?>> views = new ArrayList<>();
  private final Contracts contracts;
  private final int market;
  private int generation = 1;

  private ViewsProgram(MongoDatabase database, int contracts) {
    this.database = database;
    this.market = contracts;
    CommitLog commits = new CommitLog(database);
    LogStorageEngine engine =
        LogStorageEngine.over(
            commits,
            database,
            Deliveries.JSON,
            Deliveries.JSON,
            NoOpEventUpcaster.INSTANCE,
            _ -> true);
    log = new BulkCommits(commits, engine);
    EventStore events = EmbeddedEventStore.builder().storageEngine(engine).build();
    AnnotationConfigApplicationContext modules = new AnnotationConfigApplicationContext();
    ViewFactory factory = new ViewFactory(database, events, new JsonMapper());
    modules.registerBean(ViewFactory.class, () -> factory);
    scan(
        modules,
        "dev.tranche.backlog.BacklogView",
        "dev.tranche.delivery.(DeliveryView|Contracts)");
    modules.refresh();
    for (String view : List.of("backlogDocuments", "deliveryDocuments")) {
      views.add(modules.getBean(view, ViewDocuments.class));
    }
    this.contracts = modules.getBean(Contracts.class);
  }

  /** The views as the modules declare them, and nothing else of the application. */
  private static void scan(AnnotationConfigApplicationContext modules, String... classes) {
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(modules, false);
    for (String names : classes) {
      scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(names)));
    }
    scanner.scan("dev.tranche.backlog", "dev.tranche.delivery");
  }

  static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // what is logged must not pass for an answer
    try (MongoClient client = MongoClients.create(arguments[0])) {
      ViewsProgram program =
          new ViewsProgram(client.getDatabase(arguments[1]), Integer.parseInt(arguments[2]));
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String[] words = order.split(" ", -1);
        int number = Integer.parseInt(words[1]);
        answers.println(
            switch (words[0]) {
              case "fill" -> program.fill(number);
              default -> program.ask(number);
            });
      }
    }
  }

  /** Seconds, and megabytes in use at most after a collection. */
  private String fill(long events) {
    generation++;
    List<Fill.Target> targets = new ArrayList<>();
    for (ViewDocuments<?, ?> view : views) {
      String collection = view.name() + "-" + generation;
      targets.add(
          new Fill.Target(view, new Pointer.Generation(generation, view.shape(), collection)));
    }
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    System.gc();
    long start = System.nanoTime();
    try (Fill fill =
        new Fill(
            log, targets, new DeadLetters(_ -> Optional.empty()), () -> false, RebuildRun.room())) {
      fill.run(0, events);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long used = pools().stream().mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum() >> 20;
    targets.forEach(
        target -> {
          if (generation > 2) { // what was filled first is kept, and asked
            database.getCollection(target.generation().collection()).drop();
          }
        });
    return seconds + " " + used;
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getCollectionUsage() != null)
        .toList();
  }

  /** Milliseconds of the question in the middle, and of the one that is slower than 99 of 100. */
  private String ask(int questions) {
    Random random = new Random(11);
    double[] millis = new double[questions];
    for (int i = 0; i < questions; i++) {
      LocalDate knownOn = FIRST_DAY.plusDays(random.nextInt(DAYS));
      LocalDate asOf = FIRST_DAY.plusDays(random.nextInt(DAYS));
      String reference = Market.stream(random.nextInt(market));
      long start = System.nanoTime();
      var _ = contracts.progress(reference, new Viewpoint(asOf, knownOn, Basis.REPORTED));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[questions / 2] + " " + millis[questions * 99 / 100];
  }
}
