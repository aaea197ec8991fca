package dev.tranche.view;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import dev.tranche.view.Differences.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Holds the generation that is read against the one that was built, while both are fed. Rows that
 * differ are looked at again a few times: a row that was just being written agrees then.
 */
final class Comparison {

  private static final int ROWS_PER_PAGE = 500;
  private static final int NAMES_SHOWN = 20;
  private static final int MOST_LOOKED_AT_AGAIN = 10_000;
  private static final int LOOKS = 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final MongoCollection<Document> read;
  private final MongoCollection<Document> built;
  private final BooleanSupplier stopped;
  private final Findings missing = new Findings();
  private final Findings ghosts = new Findings();
  private final Findings altered = new Findings();
  private long compared;

  /** Rows of one kind: all by name, up to a number of them, and how many more. */
  private static final class Findings {

    private final Set<String> names = new TreeSet<>();
    private long more;

    void add(String row) {
      if (names.size() < MOST_LOOKED_AT_AGAIN) {
        names.add(row);
      } else {
        more++;
      }
    }

    Rows rows() {
      return new Rows(names.size() + more, names.stream().limit(NAMES_SHOWN).toList());
    }
  }

  Comparison(
      MongoCollection<Document> read, MongoCollection<Document> built, BooleanSupplier stopped) {
    this.read = read;
    this.built = built;
    this.stopped = stopped;
  }

  Differences differences() {
    pages(
        built,
        page -> {
          compared += page.size();
          compare(ids(page));
        });
    pages(
        read,
        page -> {
          Set<String> unknown = ids(page);
          unknown.removeAll(byId(built, unknown, include("_id")).keySet());
          unknown.forEach(ghosts::add);
        });
    for (int look = 0; look < LOOKS && lookAgain(); look++) {
      LockSupport.parkNanos(this, PAUSE_NANOS);
    }
    return new Differences(compared, missing.rows(), ghosts.rows(), altered.rows());
  }

  /** Takes what agrees by now off the findings; whether any are left. */
  private boolean lookAgain() {
    Set<String> doubtful = new HashSet<>(missing.names);
    doubtful.addAll(ghosts.names);
    doubtful.addAll(altered.names);
    missing.names.clear();
    ghosts.names.clear();
    altered.names.clear();
    List<String> rows = new ArrayList<>(doubtful);
    for (int from = 0; from < rows.size(); from += ROWS_PER_PAGE) {
      compare(new HashSet<>(rows.subList(from, Math.min(rows.size(), from + ROWS_PER_PAGE))));
    }
    return !doubtful.isEmpty();
  }

  private void compare(Set<String> rows) {
    Map<String, Document> isRead = byId(read, rows, new Document());
    Map<String, Document> isBuilt = byId(built, rows, new Document());
    for (String row : rows) {
      Document one = isRead.get(row);
      Document other = isBuilt.get(row);
      if (one == null && other != null) {
        missing.add(row);
      } else if (one != null && other == null) {
        ghosts.add(row);
      } else if (one != null && !one.equals(other)) {
        altered.add(row);
      }
    }
  }

  private void pages(MongoCollection<Document> rows, Consumer<List<Document>> each) {
    Bson next = empty();
    List<Document> page;
    do {
      page =
          rows.find(next)
              .projection(include("_id"))
              .sort(ascending("_id"))
              .limit(ROWS_PER_PAGE)
              .batchSize(ROWS_PER_PAGE)
              .into(new ArrayList<>());
      if (!page.isEmpty()) {
        each.accept(page);
        next = gt("_id", page.getLast().getString("_id"));
      }
    } while (page.size() == ROWS_PER_PAGE && !stopped.getAsBoolean());
  }

  private static Set<String> ids(List<Document> page) {
    Set<String> ids = new HashSet<>();
    page.forEach(row -> ids.add(row.getString("_id")));
    return ids;
  }

  private static Map<String, Document> byId(
      MongoCollection<Document> rows, Collection<String> ids, Bson fields) {
    Map<String, Document> found = new HashMap<>();
    rows.find(in("_id", ids))
        .projection(fields)
        .batchSize(ROWS_PER_PAGE)
        .forEach(row -> found.put(row.getString("_id"), row));
    return found;
  }
}
