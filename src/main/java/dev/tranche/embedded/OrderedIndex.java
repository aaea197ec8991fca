package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** An index that knows the order of its documents; positions are keys of the collection's map. */
abstract class OrderedIndex extends Index<Object> {

  OrderedIndex(String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
  }

  static Key position(Document document) {
    return KeyWriter.key(document.getOrMissing("_id"));
  }

  /** Keys in order, each leading to what {@link #document} takes. */
  abstract MVMap<Key, ?> entries();

  /** The document that an entry leads to, or null where it was removed meanwhile. */
  abstract @Nullable Document document(Object entry);

  /** Whether some document has more than one entry, so that entries are not in document order. */
  abstract boolean isMultikey();

  /** Takes the document's entries out; what is not there is passed over. */
  abstract void removeEntries(Document document);

  /** Puts the document's entries in without asking whether they are taken. */
  abstract void putEntries(Document document);

  /** Forgets a build that failed, so that the next one starts from nothing. */
  abstract void clear();

  boolean skipsDocuments() {
    return isSparse();
  }

  /** The library asks this before it drops a second index of the same name without a word. */
  @Override
  public boolean hasSameOptions(Index<?> other) {
    boolean same =
        other.isUnique() == isUnique()
            && other instanceof OrderedIndex index
            && index.isSparse() == isSparse()
            && index.toIndexDescription().equals(toIndexDescription());
    if (!same) {
      throw new IndexKeySpecsConflictException(other, this);
    }
    return true;
  }

  @Override
  public @Nullable Object getPosition(Document document) {
    return position(document);
  }

  @Override
  public Object remove(Document document) {
    removeEntries(document);
    return position(document);
  }

  /** Queries are planned by the collection, which sees the order asked for as well. */
  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    throw new UnsupportedOperationException("The collection plans its queries itself");
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public void drop() {}
}
