package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a command did to one document: it was put, replaced or, with nothing after it, removed. What
 * was generated on the way (ids, dates, counters) is in it, so doing it again gives the same.
 */
record Change(
    StoredCollection collection, Key key, @Nullable Document before, @Nullable Document after) {

  void undo() {
    collection.restore(key, before);
  }
}
