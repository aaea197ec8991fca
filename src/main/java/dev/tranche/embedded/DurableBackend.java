package dev.tranche.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IllegalOperationException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The library's server on our store: every command passes the gate as its kind demands. */
final class DurableBackend extends H2Backend {

  private static final int OUT_OF_DISK_SPACE = 14031;

  private final StoreGate gate;
  private final StoreTrouble trouble;
  private final boolean forces;

  DurableBackend(StoreFiles files, Durability durability) {
    super(files.store());
    this.trouble = new StoreTrouble(files.store(), files.folder());
    this.gate = new StoreGate(files, this::replay, durability);
    this.forces = durability == Durability.FSYNC;
  }

  private void replay(String namespace, Key key, @Nullable Document after) {
    String name = Utils.getCollectionNameFromFullName(namespace);
    OrderedCollection collection = find(Utils.getDatabaseNameFromFullName(namespace), name);
    if (collection == null) {
      throw new EmbeddedStoreException(
          "The journal has changes of the collection "
              + namespace
              + ", which the store does not have: they do not belong together. Nothing was"
              + " changed. Restore the data folder from a backup.");
    }
    collection.restore(key, after);
  }

  private @Nullable OrderedCollection find(String database, String name) {
    return (OrderedCollection) resolveDatabase(database).resolveCollection(name, false);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new OrderedDatabase(name, getMvStore(), getCursorRegistry());
  }

  /** What the client is told is not logged as well, with the whole command. */
  @Override
  public Document handleMessage(MongoMessage message) {
    try {
      return super.handleMessage(message);
    } catch (MongoServerException e) {
      Document refusal = new Document("ok", 0.0).append("errmsg", e.getMessageWithoutErrorCode());
      if (e instanceof MongoServerError error) {
        refusal.append("code", error.getCode()).append("codeName", error.getCodeName());
      }
      return refusal;
    }
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (command.equalsIgnoreCase("ping")) {
      trouble.check(gate.halted());
    }
    try {
      return switch (CommandKind.of(command, query)) {
        case READ ->
            gate.read(
                CommandKind.readsMajority(query), () -> read(channel, database, command, query));
        case WRITE -> write(channel, database, command, CommandKind.withIds(command, query));
        case CATALOG -> gate.alone(() -> change(channel, database, command, query));
      };
    } catch (JournalEntry.NotWritten e) {
      throw new MongoServerError(
          OUT_OF_DISK_SPACE,
          "OutOfDiskSpace",
          "The disk does not take writes ("
              + e.getMessage()
              + "), so nothing was done. Make room on the disk; reads go on meanwhile.",
          e);
    } catch (MVStoreException e) {
      String field = command.equalsIgnoreCase("getMore") ? "collection" : command;
      throw trouble.failed(database + "." + query.get(field), e);
    } catch (EmbeddedStoreException e) {
      throw new MongoServerException(String.valueOf(e.getMessage()), e);
    }
  }

  private Document read(Channel channel, String database, String command, Document query) {
    if (command.equalsIgnoreCase("listDatabases")) {
      return listDatabases();
    }
    Pushdown.begin(command, query);
    try {
      return super.handleCommand(channel, database, command, query);
    } finally {
      Pushdown.clear();
    }
  }

  /** The library opens every database a second time to answer this, and lists empty ones. */
  private Document listDatabases() {
    List<Document> databases =
        listDatabaseNames().stream()
            .sorted()
            .filter(name -> ((OrderedDatabase) resolveDatabase(name)).hasCollections())
            .map(name -> new Document("name", name).append("empty", false))
            .toList();
    Document response = new Document("databases", databases);
    Utils.markOkay(response);
    return response;
  }

  private Document write(Channel channel, String database, String command, Document query) {
    String name = String.valueOf(query.get(command));
    boolean forced = forces && CommandKind.wantsDisk(query);
    Supplier<Document> work = () -> super.handleCommand(channel, database, command, query);
    Document result = gate.write(() -> find(database, name), forced, work);
    while (result == null) {
      if (command.equalsIgnoreCase("delete")) {
        return work.get();
      }
      if (!isCollectionName(name)) {
        return gate.alone(work); // the library says what is wrong with it
      }
      gate.alone(() -> create(database, name));
      result = gate.write(() -> find(database, name), forced, work);
    }
    return result;
  }

  private static boolean isCollectionName(String name) {
    return !name.isEmpty()
        && name.length() <= Constants.MAX_NS_LENGTH
        && !name.contains("$")
        && !name.startsWith("system.");
  }

  private Document create(String database, String name) {
    if (find(database, name) == null) {
      resolveDatabase(database)
          .createCollectionOrThrowIfExists(name, CollectionOptions.withDefaults());
    }
    return new Document();
  }

  private Document change(Channel channel, String database, String command, Document query) {
    if (command.equalsIgnoreCase("renameCollection")
        && !Utils.firstFragment(String.valueOf(query.get(command)))
            .equals(Utils.firstFragment(String.valueOf(query.get("to"))))) {
      throw new IllegalOperationException("A collection cannot be moved to another database here");
    }
    return super.handleCommand(channel, database, command, query);
  }

  void forceWritten() {
    gate.forceWritten();
  }

  void tidy() {
    gate.tidy();
  }

  List<String> damage() {
    return gate.damage();
  }

  void whenClosed(Consumer<String> listener) {
    trouble.whenClosed(listener);
  }

  @Override
  public void close() {
    gate.close();
  }
}
