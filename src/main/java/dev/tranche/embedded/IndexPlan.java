package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an index answers a query: the ranges to read, in which direction, and whether what comes out
 * is in the order asked for. It finds every match and perhaps more; the filter decides.
 */
record IndexPlan(
    OrderedIndex index, List<KeyRange> ranges, boolean reverse, boolean sorted, int merit) {

  Stream<Document> documents() {
    Stream<Document> found = ranges.stream().flatMap(range -> index.scan(range, reverse));
    return index.isMultikey() ? distinct(found) : found;
  }

  private static Stream<Document> distinct(Stream<Document> found) {
    var seen = new java.util.HashSet<Key>();
    return found.filter(document -> seen.add(OrderedIndex.position(document)));
  }
}
