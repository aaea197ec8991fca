package dev.tranche.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index on fields: encoded values, and behind them the position where several documents may
 * share them, lead to the position. Every document has an entry, or in a sparse index those that
 * have one of the fields.
 */
final class FieldIndex extends OrderedIndex {

  /** Lies before every encoded value and says that some document has an array in a field. */
  private static final Key MULTIKEY = new Key((byte) 0);

  private final MVMap<Key, Key> entries;
  private final MVMap<Key, Document> documents;
  private final boolean unique;
  private final EntryKeys entryKeys;
  private volatile boolean multikey;

  FieldIndex(
      MVMap<Key, Key> entries,
      MVMap<Key, Document> documents,
      String name,
      List<IndexKey> keys,
      boolean sparse,
      boolean unique) {
    super(name, keys, sparse);
    this.entries = entries;
    this.documents = documents;
    this.unique = unique;
    this.entryKeys = new EntryKeys(keys, sparse, unique);
    this.multikey = entries.containsKey(MULTIKEY);
  }

  @Override
  MVMap<Key, Key> entries() {
    return entries;
  }

  @Override
  @Nullable Document document(Object entry) {
    return documents.get((Key) entry);
  }

  @Override
  boolean isMultikey() {
    return multikey;
  }

  @Override
  void removeEntries(Document document) {
    Key position = position(document);
    for (Key key : entryKeys.of(document, position)) {
      entries.remove(key, position);
    }
  }

  @Override
  void putEntries(Document document) {
    markMultikey(document);
    Key position = position(document);
    for (Key key : entryKeys.of(document, position)) {
      entries.put(key, position);
    }
  }

  private void markMultikey(Document document) {
    if (!multikey && entryKeys.hasArray(document)) {
      entries.put(MULTIKEY, MULTIKEY);
      multikey = true;
    }
  }

  @Override
  void clear() {
    entries.clear();
    multikey = false;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    check(document, null, collection);
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
    check(after, position(before), collection);
  }

  /** Also where nothing is unique: a document that cannot be indexed is refused before it is in. */
  private void check(Document document, @Nullable Key own, MongoCollection<Object> collection) {
    Key position = position(document);
    for (Key key : entryKeys.of(document, position)) {
      Key holder = unique ? entries.get(key) : null;
      if (holder != null && !Objects.equals(holder, own)) {
        throw duplicate(document, key, collection);
      }
    }
  }

  private DuplicateKeyError duplicate(
      Document document, Key key, MongoCollection<Object> collection) {
    KeyValue shown = entryKeys.shown(document, position(document), key);
    return new DuplicateKeyError(this, collection, getKeys(), shown);
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    markMultikey(document);
    for (Key key : entryKeys.of(document, (Key) position)) {
      Key holder = entries.putIfAbsent(key, (Key) position);
      if (holder != null && !holder.equals(position)) {
        throw duplicate(document, key, collection);
      }
    }
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Object position, MongoCollection<Object> collection) {
    Set<Key> old = entryKeys.of(before, (Key) position);
    if (!old.equals(entryKeys.of(after, (Key) position))) {
      removeEntries(before);
      putEntries(after);
    }
  }

  @Override
  public long getCount() {
    return entries.sizeAsLong() - (multikey ? 1 : 0);
  }

  @Override
  public boolean isUnique() {
    return unique;
  }
}
