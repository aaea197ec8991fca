package dev.tranche.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection in the order of its ids. A stored document is never changed in place, so that
 * readers need no lock: a writer, who holds the collection's lock, works on copies.
 */
final class OrderedCollection extends AbstractSynchronizedMongoCollection<Object> {

  private static final Set<String> WRAPPED = Set.of("query", "orderby");
  private static final Set<String> WRAPPED_BY_FIND = Set.of("$query", "$orderby");

  private final MVMap<Key, Document> documents;
  private final boolean recorded;

  OrderedCollection(
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

  @Override
  public void addIndex(Index<Object> index) {
    boolean added = false;
    boolean fresh = index.isEmpty();
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
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // readers need no lock, see above
  public QueryResult handleQuery(QueryParameters parameters) {
    Document selector = parameters.getQuerySelector();
    Document query = selector;
    Document orderBy = null;
    if (!selector.isEmpty() && WRAPPED_BY_FIND.containsAll(selector.keySet())) {
      query = inner(selector, "$query");
      orderBy = (Document) selector.get("$orderby");
    } else if (selector.containsKey("query") && WRAPPED.containsAll(selector.keySet())) {
      query = inner(selector, "query");
      orderBy = (Document) selector.get("orderby");
    }
    return queryDocuments(
        query,
        orderBy,
        parameters.getNumberToSkip(),
        parameters.getLimit(),
        parameters.getBatchSize(),
        parameters.getProjection());
  }

  private static Document inner(Document selector, String name) {
    return selector.get(name) instanceof Document query ? query : new Document();
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    IndexPlan plan = IndexPlanner.plan(getIndexes(), query, orderBy);
    if (plan == null) {
      return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
    }
    Document toSort = plan.sorted() ? null : orderBy;
    return matchDocumentsFromStream(
        plan.documents(), query, toSort, skip, limit, batchSize, fields);
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    KeyRange all = new KeyRange(new Key(), KeyRange.after(new Key()));
    Stream<Document> found = OrderedIndex.values(documents, all, isNaturalDescending(orderBy));
    return matchDocumentsFromStream(found, query, orderBy, skip, limit, batchSize, fields);
  }

  @Override
  protected QueryResult matchDocumentsFromStream(
      Document query,
      Stream<Document> found,
      int skip,
      int limit,
      int batchSize,
      @Nullable Comparator<Document> order,
      @Nullable Document fields) {
    Stream<Document> matching =
        Thread.holdsLock(this)
            ? found
                .filter(document -> documentMatchesQuery(document, query))
                .map(Document::cloneDeeply)
            : found;
    return super.matchDocumentsFromStream(query, matching, skip, limit, batchSize, order, fields);
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
