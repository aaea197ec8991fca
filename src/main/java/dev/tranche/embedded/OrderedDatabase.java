package dev.tranche.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose collections and indexes are ordered maps of one store. */
final class OrderedDatabase extends H2Database {

  private static final String DATA = "databases.";
  private static final String META = "meta.";
  private static final String INDEX = "index.";

  private final MVStore store;

  OrderedDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, store, cursors);
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  /** The library's constructor calls this before the store is known here: do it afterwards. */
  @Override
  protected void initializeNamespacesAndIndexes() {
    if (store != null) {
      super.initializeNamespacesAndIndexes();
    }
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    UnaryOperator<Document> library =
        statement -> super.handleCommand(channel, command, statement, resolver, oplog);
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "insert" -> Statements.insert(query, library);
      case "update" -> Statements.update(query, library);
      case "aggregate" -> {
        Statements.refuseChangeStream(query);
        yield library.apply(query);
      }
      case "createindexes" -> {
        IndexCommands.refuseUnsupported(query);
        yield library.apply(query);
      }
      case "dropindexes" -> IndexCommands.drop(query, descriptions(query), library);
      default -> library.apply(query);
    };
  }

  private List<Document> descriptions(Document command) {
    String namespace = getFullCollectionNamespace(String.valueOf(command.get("dropIndexes")));
    MongoCollection<Object> indexes = resolveCollection("system.indexes", false);
    List<Document> found = new ArrayList<>();
    if (indexes != null) {
      indexes.handleQuery(new Document("ns", namespace)).forEach(found::add);
    }
    return found;
  }

  boolean hasCollections() {
    return !resolveCollection("system.namespaces", true).isEmpty();
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    return new OrderedCollection(this, collection, options, documents(collection), cursorRegistry);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
      return new IdIndex(documents(collection), name, keys);
    }
    return index(collection, name, keys, sparse, true);
  }

  @Override
  protected Index<Object> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return index(collection, name, keys, sparse, false);
  }

  private FieldIndex index(
      String collection, String name, List<IndexKey> keys, boolean sparse, boolean unique) {
    MVMap<Key, Key> entries =
        store.openMap(indexMap(getFullCollectionNamespace(collection), name), entryType());
    return new FieldIndex(entries, documents(collection), name, keys, sparse, unique);
  }

  private MVMap<Key, Document> documents(String collection) {
    return store.openMap(DATA + getFullCollectionNamespace(collection), documentType());
  }

  /**
   * Opens a map of any name as what it is: the store keeps an open map as it was opened first, and
   * one of a database without collections is opened by nobody else at the start.
   */
  static MVMap<?, ?> open(MVStore store, String name) {
    if (name.startsWith(DATA)) {
      return store.openMap(name, documentType());
    }
    return name.startsWith(INDEX) ? store.openMap(name, entryType()) : store.openMap(name);
  }

  private static MVMap.Builder<Key, Key> entryType() {
    return new MVMap.Builder<Key, Key>().keyType(KeyType.INSTANCE).valueType(KeyType.INSTANCE);
  }

  private static MVMap.Builder<Key, Document> documentType() {
    return new MVMap.Builder<Key, Document>()
        .keyType(KeyType.INSTANCE)
        .valueType(DocumentType.INSTANCE);
  }

  private static String indexMap(String namespace, String index) {
    return INDEX + namespace + "/" + index;
  }

  @Override
  protected void dropIndex(MongoCollection<Object> collection, String name) {
    super.dropIndex(collection, name);
    String map = indexMap(collection.getFullName(), name);
    if (store.hasMap(map)) {
      store.removeMap(map);
    }
  }

  /**
   * The library drops every database whose name begins with this one's; here only this one goes.
   */
  @Override
  public void drop(Oplog oplog) {
    for (String map : store.getMapNames()) {
      for (String kind : List.of(DATA, META, INDEX)) {
        if (map.startsWith(kind + getDatabaseName() + ".")) {
          store.removeMap(map);
        }
      }
    }
  }

  /** The library looks the maps up under the new name and loses them: rename them first. */
  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    String oldNamespace = collection.getFullName();
    String newNamespace = getFullCollectionNamespace(newName);
    rename(DATA + oldNamespace, DATA + newNamespace);
    rename(META + oldNamespace, META + newNamespace);
    for (Index<?> index : collection.getIndexes()) {
      String name = index.getName();
      rename(indexMap(oldNamespace, name), indexMap(newNamespace, name));
    }
    super.moveCollection(from, collection, newName);
  }

  private void rename(String from, String to) {
    if (store.hasMap(from)) {
      store.renameMap(store.openMap(from), to);
    }
  }
}
