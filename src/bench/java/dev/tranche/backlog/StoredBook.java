package dev.tranche.backlog;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import dev.tranche.bench.Benchmark.Options;
import dev.tranche.bench.Series;
import dev.tranche.bench.ServerProgram;
import dev.tranche.bench.Table;
import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.Party;
import dev.tranche.embedded.Durability;
import dev.tranche.json.Positional;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.bson.types.Binary;
import tools.jackson.databind.json.JsonMapper;

/** The same book as it is stored: how columns are loaded from it, and the way without them. */
final class StoredBook {

  private static final int CHANGED = 1_000;
  private static final int BULK = 500;

  /** As the views write their states. */
  private final JsonMapper states =
      JsonMapper.builder().annotationIntrospector(new Positional()).build();

  private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
  private final MongoCollection<Document> rows;
  private final ViewDocuments<Account, ContractEvent> accounts;
  private final Map<String, GeneratedBook.At> generated;

  private StoredBook(GeneratedBook book, MongoDatabase database) {
    generated = book.accounts();
    accounts =
        new ViewFactory(
                database, EmbeddedEventStore.builder().storageEngine(log).build(), new JsonMapper())
            .open(new View<>("backlog", 1, new AccountFold()));
    rows = database.getCollection("backlog-1");
  }

  static void measure(GeneratedBook book, Options options, Path folder, Table table)
      throws Exception {
    try (ServerProgram.Running server =
            ServerProgram.start(folder.resolve("db"), Durability.JOURNAL);
        MongoClient client = server.client()) {
      StoredBook stored = new StoredBook(book, client.getDatabase("book"));
      stored.insert();
      stored.measure(options.rounds(), table);
    }
  }

  private void insert() {
    List<Document> bulk = new ArrayList<>();
    generated.forEach(
        (stream, at) -> {
          bulk.add(
              new Document("_id", stream)
                  .append("version", at.version())
                  .append("state", new Binary(states.writeValueAsBytes(at.account()))));
          if (bulk.size() == BULK) {
            rows.insertMany(bulk);
            bulk.clear();
          }
        });
    if (!bulk.isEmpty()) {
      rows.insertMany(bulk);
    }
  }

  private void measure(int rounds, Table table) {
    double[] loads = new double[rounds];
    double[] follows = new double[rounds];
    double[] idle = new double[rounds];
    double[] plain = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      int at = Math.max(0, round);
      KeptEntries kept = new KeptEntries(accounts, log);
      loads[at] = seconds(kept::follow);
      change(round);
      follows[at] = seconds(kept::follow) * 1e3;
      idle[at] = seconds(kept::follow) * 1e3;
      Question question = BookBenchmark.question(new Random(round), null);
      OrderBook book = BookBenchmark.book(this::forEach);
      plain[at] = seconds(() -> book.backlog(Breakdown.of("buyer"), question)) * 1e3;
    }
    table.add("all accounts read for one question, as without columns", new Series(plain), "ms");
    table.add("columns loaded", new Series(loads), "s");
    table.add("columns follow 1,000 changed accounts", new Series(follows), "ms");
    table.add("columns look at a log without news", new Series(idle), "ms");
  }

  private void change(int round) {
    List<UpdateOneModel<Document>> updates = new ArrayList<>();
    generated.entrySet().stream()
        .skip(Math.max(0, round) * (long) CHANGED)
        .limit(CHANGED)
        .forEach(
            each -> {
              GeneratedBook.At at = each.getValue();
              long version = at.version() + 2 + round;
              updates.add(
                  new UpdateOneModel<>(
                      Filters.eq("_id", each.getKey()), Updates.set("version", version)));
              log.appendEvents(
                  new GenericDomainEventMessage<>("Contract", each.getKey(), version, at.last()));
            });
    rows.bulkWrite(updates);
  }

  private void forEach(Grain grain, BiConsumer<Party, Entry> each) {
    accounts
        .reading()
        .forEach(
            account -> {
              for (Entry entry : Ledger.entriesOf(account.state())) {
                Party buyer = Objects.requireNonNull(account.state().buyer());
                if (grain.has(buyer, entry)) {
                  synchronized (grain) {
                    each.accept(buyer, entry);
                  }
                }
              }
            });
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
