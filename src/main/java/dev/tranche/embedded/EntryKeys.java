package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which entries a document has in an index: one, or with an array in a field one an element. */
final class EntryKeys {

  private final List<IndexKey> keys;
  private final boolean sparse;
  private final boolean unique;

  EntryKeys(List<IndexKey> keys, boolean sparse, boolean unique) {
    this.keys = keys;
    this.sparse = sparse;
    this.unique = unique;
  }

  /**
   * @throws CannotIndexParallelArraysError where two fields lie in different arrays
   */
  Set<Key> of(Document document, Key position) {
    List<Object> values = values(document);
    if (sparse && values.stream().allMatch(EntryKeys::isMissing)) {
      return Set.of();
    }
    if (values.stream().noneMatch(Collection.class::isInstance)) {
      return Set.of(entry(values, position));
    }
    refuseParallelArrays(document);
    Set<Key> entries = new LinkedHashSet<>();
    for (List<Object> row : rows(values)) {
      entries.add(entry(row, position));
    }
    return entries;
  }

  boolean hasArray(Document document) {
    return values(document).stream().anyMatch(Collection.class::isInstance);
  }

  /** The values as the client sent them, for a message. */
  KeyValue shown(Document document) {
    return new KeyValue(rows(values(document)).getFirst());
  }

  private List<Object> values(Document document) {
    List<Object> values = new ArrayList<>(keys.size());
    for (IndexKey key : keys) {
      Object value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
      values.add(value == null ? Missing.getInstance() : value);
    }
    return values;
  }

  private static boolean isMissing(Object value) {
    return value instanceof Missing
        || (value instanceof Collection<?> list
            && !list.isEmpty()
            && list.stream().allMatch(Missing.class::isInstance));
  }

  private Key entry(List<Object> values, Key position) {
    KeyWriter key = new KeyWriter();
    for (int i = 0; i < values.size(); i++) {
      key.add(values.get(i), keys.get(i).isAscending());
    }
    return unique ? key.toKey() : key.add(position).toKey();
  }

  /**
   * Fields of the same array go element by element together; lists of different lengths, as nested
   * arrays give, are combined each with each, which finds more than it must and nothing less.
   */
  private static List<List<Object>> rows(List<Object> values) {
    Set<Integer> sizes = new LinkedHashSet<>();
    for (Object value : values) {
      if (value instanceof Collection<?> list) {
        sizes.add(list.size());
      }
    }
    if (sizes.size() == 1 && !sizes.contains(0)) {
      List<List<Object>> rows = new ArrayList<>();
      for (int i = 0; i < sizes.iterator().next(); i++) {
        int at = i;
        rows.add(values.stream().map(value -> elements(value, at)).toList());
      }
      return rows;
    }
    List<List<Object>> rows = List.of(List.of());
    for (Object value : values) {
      rows = combine(rows, alternatives(value));
    }
    return rows;
  }

  private static Object elements(Object value, int at) {
    return value instanceof Collection<?> list ? alternatives(list).get(at) : value;
  }

  private static List<Object> alternatives(Object value) {
    if (!(value instanceof Collection<?> list)) {
      return List.of(value);
    }
    List<Object> elements = new ArrayList<>();
    list.forEach(element -> elements.add(element == null ? Missing.getInstance() : element));
    return elements.isEmpty() ? List.of(KeyWriter.EmptyArray.EMPTY_ARRAY) : elements;
  }

  private static List<List<Object>> combine(List<List<Object>> rows, List<Object> alternatives) {
    List<List<Object>> combined = new ArrayList<>();
    for (List<Object> row : rows) {
      for (Object alternative : alternatives) {
        List<Object> longer = new ArrayList<>(row);
        longer.add(alternative);
        combined.add(longer);
      }
    }
    return combined;
  }

  private void refuseParallelArrays(Document document) {
    Set<String> arrays = new LinkedHashSet<>();
    for (IndexKey key : keys) {
      String path = "";
      for (String fragment : Utils.splitPath(key.getKey())) {
        path = path.isEmpty() ? fragment : path + "." + fragment;
        if (Utils.getSubdocumentValue(document, path) instanceof Collection) {
          arrays.add(path);
          break;
        }
      }
    }
    if (arrays.size() > 1) {
      throw new CannotIndexParallelArraysError(List.copyOf(arrays));
    }
  }
}
