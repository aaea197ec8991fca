package dev.tranche.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import org.h2.mvstore.MVMap;

/** The index on {@code _id}: the collection's own map, which is ordered by it already. */
final class IdIndex extends OrderedIndex {

  private final MVMap<Key, Document> documents;

  IdIndex(MVMap<Key, Document> documents, String name, List<IndexKey> keys) {
    super(name, keys, false);
    this.documents = documents;
  }

  @Override
  MVMap<Key, Document> entries() {
    return documents;
  }

  @Override
  Document document(Object entry) {
    return (Document) entry;
  }

  @Override
  boolean isMultikey() {
    return false;
  }

  @Override
  void removeEntries(Document document) {}

  @Override
  void putEntries(Document document) {}

  @Override
  void clear() {}

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    if (documents.containsKey(position(document))) {
      KeyValue shown = new KeyValue(document.getOrMissing("_id"));
      throw new DuplicateKeyError(this, collection, getKeys(), shown);
    }
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {}

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

  @Override
  public void updateInPlace(
      Document before, Document after, Object position, MongoCollection<Object> collection) {}

  @Override
  public long getCount() {
    return documents.sizeAsLong();
  }

  @Override
  public boolean isUnique() {
    return true;
  }
}
