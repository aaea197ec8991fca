package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order that a query asks for, where no index has it: by the same keys as the indexes, each
 * made once. The library's own comparison contradicts itself on arrays.
 */
record SortOrder(Document orderBy) {

  private record Keyed(Key key, Document document) implements Comparable<Keyed> {
    @Override
    public int compareTo(Keyed other) {
      return key.compareTo(other.key);
    }
  }

  Stream<Document> sort(Stream<Document> documents) {
    return documents
        .map(document -> new Keyed(key(document), document))
        .sorted()
        .map(Keyed::document);
  }

  private Key key(Document document) {
    KeyWriter key = new KeyWriter();
    for (Map.Entry<String, Object> entry : orderBy.entrySet()) {
      boolean ascending = ((Number) entry.getValue()).intValue() > 0;
      Object value = EntryKeys.value(document, entry.getKey());
      key.add(
          value instanceof Collection<?> list ? first(list, ascending) : encode(value, ascending));
    }
    return key.toKey();
  }

  /** An array stands where its least element does, or descending its greatest. */
  private static Key first(Collection<?> array, boolean ascending) {
    return array.stream()
        .map(element -> encode(element, ascending))
        .min(Key::compareTo)
        .orElseGet(() -> encode(KeyWriter.EmptyArray.EMPTY_ARRAY, ascending));
  }

  private static Key encode(@Nullable Object value, boolean ascending) {
    return new KeyWriter().add(value, ascending).toKey();
  }
}
