package dev.tranche.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents in one map of the store, in the order of their ids; every change to one is recorded. A
 * document in the map is never changed in place.
 */
abstract class StoredCollection extends AbstractSynchronizedMongoCollection<Object> {

  private final MVMap<Key, Document> documents;
  private final boolean recorded;

  StoredCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Key, Document> documents,
      CursorRegistry cursors) {
    super(database, name, options, cursors);
    this.documents = documents;
    this.recorded = !name.startsWith("system.");
  }

  /** Puts a document back as it was, or takes it out where there was none, with its entries. */
  synchronized void restore(Key key, @Nullable Document document) {
    Document current = documents.get(key);
    for (Index<Object> index : getIndexes()) {
      OrderedIndex ordered = (OrderedIndex) index;
      if (current != null) {
        ordered.removeEntries(current);
      }
      if (document != null) {
        ordered.putEntries(document);
      }
    }
    if (document == null) {
      documents.remove(key);
    } else {
      documents.put(key, document);
    }
  }

  /** The library keeps the entries of a build that failed, and takes them for the whole index. */
  @Override
  public void addIndex(Index<Object> index) {
    boolean fresh = index.isEmpty();
    boolean added = false;
    try {
      super.addIndex(index);
      added = true;
    } finally {
      if (!added && fresh) {
        ((OrderedIndex) index).clear();
      }
    }
  }

  @Override
  protected @Nullable Document getDocument(Object position) {
    return documents.get((Key) position);
  }

  @Override
  protected Object addDocumentInternal(Document document) {
    Key key = newKey(document);
    documents.put(key, document);
    record(key, null, document);
    return key;
  }

  /** Collections without ids are read in the order in which they were written. */
  private Key newKey(Document document) {
    String idField = getIdField();
    if (idField != null) {
      return KeyWriter.key(Utils.getSubdocumentValue(document, idField));
    }
    Key last = documents.lastKey();
    long next = last == null ? 0 : ByteBuffer.wrap(last.bytes()).getLong() + 1;
    return new Key(ByteBuffer.allocate(Long.BYTES).putLong(next).array());
  }

  @Override
  protected void handleUpdate(Object position, Document before, Document after) {
    Key key = (Key) position;
    documents.put(key, after);
    record(key, before, after);
  }

  @Override
  protected void removeDocument(Object position) {
    Key key = (Key) position;
    record(key, Objects.requireNonNull(documents.remove(key)), null);
  }

  private void record(Key key, @Nullable Document before, @Nullable Document after) {
    if (recorded) {
      ChangeRecorder.add(new Change(this, key, before, after));
    }
  }

  @Override
  protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream()
        .map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
  }

  @Override
  public int count() {
    return (int) Math.min(documents.sizeAsLong(), Integer.MAX_VALUE);
  }

  @Override
  public boolean isEmpty() {
    return documents.isEmpty();
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int sizeDelta) {}

  @Override
  protected int getDataSize() {
    return 0;
  }
}
