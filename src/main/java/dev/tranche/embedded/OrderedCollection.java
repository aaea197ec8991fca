package dev.tranche.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose queries are served by its indexes. Readers need no lock: a writer, who holds
 * the collection's lock, gets copies and leaves the stored documents as they are.
 */
final class OrderedCollection extends StoredCollection {

  private static final Set<String> WRAPPED = Set.of("query", "orderby");

  private final IdIndex everything;
  private final OpenCursors openCursors;

  OrderedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Key, Document> documents,
      CursorRegistry cursors) {
    super(database, name, options, documents, cursors);
    this.everything = new IdIndex(documents, "everything", List.of());
    this.openCursors = new OpenCursors(cursors);
  }

  /** A client's query is answered in batches; the library's own want all at once. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // readers need no lock, see above
  public QueryResult handleQuery(QueryParameters parameters) {
    Document selector = parameters.getQuerySelector();
    if (selector.containsKey("$query")) {
      return find(inner(selector, "$query"), (Document) selector.get("$orderby"), parameters);
    }
    boolean wrapped = selector.containsKey("query") && WRAPPED.containsAll(selector.keySet());
    return queryDocuments(
        wrapped ? inner(selector, "query") : selector,
        wrapped ? (Document) selector.get("orderby") : null,
        parameters.getNumberToSkip(),
        parameters.getLimit(),
        parameters.getBatchSize(),
        parameters.getProjection());
  }

  private static Document inner(Document selector, String name) {
    return selector.get(name) instanceof Document query ? query : new Document();
  }

  private QueryResult find(Document query, @Nullable Document orderBy, QueryParameters parameters) {
    IndexPlan plan = plan(query, orderBy);
    Scan scan = plan.scan();
    Stream<Document> found =
        sorted(plan, scan, query, orderBy).skip(Math.max(0, parameters.getNumberToSkip()));
    ResultCursor result =
        new ResultCursor(
            cursorRegistry.generateCursorId(),
            found.iterator(),
            parameters.getLimit() == 0 ? Long.MAX_VALUE : Math.abs((long) parameters.getLimit()),
            batch -> project(batch, parameters.getProjection()),
            scan::pause);
    List<Document> first = result.takeDocuments(parameters.getBatchSize());
    if (result.isEmpty()) {
      return new QueryResult(first);
    }
    openCursors.add(result);
    return new QueryResult(first, result);
  }

  private Stream<Document> sorted(
      IndexPlan plan, Scan scan, Document query, @Nullable Document orderBy) {
    Stream<Document> found = stream(scan).filter(document -> documentMatchesQuery(document, query));
    return orderBy == null || plan.sorted() ? found : new SortOrder(orderBy).sort(found);
  }

  private List<Document> project(List<Document> batch, @Nullable Document fields) {
    return fields == null || fields.isEmpty()
        ? batch
        : super.matchDocumentsFromStream(
                new Document(), batch.stream(), 0, 0, 0, (Comparator<Document>) null, fields)
            .collectDocuments();
  }

  private IndexPlan plan(Document query, @Nullable Document orderBy) {
    boolean natural = orderBy != null && orderBy.containsKey("$natural");
    IndexPlan plan = natural ? null : IndexPlanner.plan(getIndexes(), query, orderBy);
    if (plan != null) {
      return plan;
    }
    boolean sorted = natural || orderBy == null || orderBy.isEmpty();
    KeyRange all = KeyRange.startingWith(new Key());
    return new IndexPlan(everything, List.of(all), isNaturalDescending(orderBy), sorted, 0);
  }

  private static Stream<Document> stream(Scan scan) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(scan, Spliterator.ORDERED), false);
  }

  /** For the library itself, which changes what it gets where it holds the collection's lock. */
  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    IndexPlan plan = plan(query, orderBy);
    Stream<Document> found = sorted(plan, plan.scan(), query, orderBy);
    Stream<Document> ours = Thread.holdsLock(this) ? found.map(Document::cloneDeeply) : found;
    return matchDocumentsFromStream(ours, query, null, skip, limit, batchSize, fields);
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
  }

  /** Where an aggregation begins. */
  @Override
  public Stream<Document> queryAllAsStream() {
    Pushdown pushdown = Pushdown.take(getCollectionName());
    if (pushdown == null) {
      return super.queryAllAsStream();
    }
    Stream<Document> found = stream(plan(pushdown.match(), null).scan());
    return pushdown.copies() ? found.map(Document::cloneDeeply) : found;
  }
}
