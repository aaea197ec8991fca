package dev.tranche.view;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.view.Folding.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one generation as far as another, so that a switch to it takes nobody back in time. Both
 * are fed with the same events; but one that was just filled holds all that is in the log, and the
 * other what its processors have come to.
 */
final class CatchUp<S, E> {

  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final int ROWS_PER_PAGE = 500;

  private final GenerationDocuments<S, E> behind;
  private final MongoCollection<Document> ahead;

  CatchUp(GenerationDocuments<S, E> behind, GenerationDocuments<S, E> ahead) {
    this.behind = behind;
    this.ahead = ahead.rows();
  }

  /** Folds what is behind from its streams; what no stream stands behind, or cannot be, stays. */
  void run() {
    Bson next = empty();
    Map<String, Long> page;
    do {
      page = versions(ahead, next);
      if (!page.isEmpty()) {
        raise(page);
        next = gt("_id", new ArrayList<>(page.keySet()).getLast());
      }
    } while (page.size() == ROWS_PER_PAGE);
  }

  private static Map<String, Long> versions(MongoCollection<Document> rows, Bson which) {
    Map<String, Long> versions = new TreeMap<>();
    rows.find(which)
        .projection(include(GenerationDocuments.VERSION))
        .sort(ascending("_id"))
        .limit(ROWS_PER_PAGE)
        .batchSize(ROWS_PER_PAGE)
        .forEach(
            row -> versions.put(row.getString("_id"), row.getLong(GenerationDocuments.VERSION)));
    return versions;
  }

  private void raise(Map<String, Long> wanted) {
    Map<String, Long> there = versions(behind.rows(), in("_id", wanted.keySet()));
    Map<String, Versioned<S>> raised = new HashMap<>();
    List<String> streams = new ArrayList<>();
    wanted.forEach(
        (stream, version) -> {
          if (there.getOrDefault(stream, Folding.NOTHING_APPLIED) < version) {
            streams.add(stream);
          }
        });
    for (String stream : streams) {
      try {
        Versioned<S> now = behind.folding().ofStream(stream);
        if (now.version() != Folding.NOTHING_APPLIED) {
          raised.put(stream, now);
        }
      } catch (ImpossibleHistory impossible) { // a dead letter has it
        LOG.warn("{} cannot be folded and stays as it is: {}", stream, impossible.getMessage());
      }
    }
    behind.raise(raised);
  }
}
