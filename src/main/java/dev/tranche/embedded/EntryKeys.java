package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    List<@Nullable Object> values = values(document);
    if (sparse && values.stream().allMatch(EntryKeys::isMissing)) {
      return Set.of();
    }
    if (!hasArray(values)) {
      return Set.of(entry(values, position));
    }
    refuseParallelArrays(document);
    Set<Key> entries = new LinkedHashSet<>();
    for (List<@Nullable Object> row : rows(values)) {
      entries.add(entry(row, position));
    }
    return entries;
  }

  boolean hasArray(Document document) {
    return hasArray(values(document));
  }

  private static boolean hasArray(List<@Nullable Object> values) {
    for (Object value : values) { // this is asked for each entry, and a stream costs as much as it
      if (value instanceof Collection) {
        return true;
      }
    }
    return false;
  }

  /** The values of an entry as the client sent them, for a message. */
  KeyValue shown(Document document, Key position, Key entry) {
    List<List<@Nullable Object>> rows = rows(values(document));
    for (List<@Nullable Object> row : rows) {
      if (entry(row, position).equals(entry)) {
        return new KeyValue(row);
      }
    }
    return new KeyValue(rows.getFirst());
  }

  private List<@Nullable Object> values(Document document) {
    List<@Nullable Object> values = new ArrayList<>(keys.size());
    for (IndexKey key : keys) {
      values.add(value(document, key.getKey()));
    }
    return values;
  }

  /** The field's value, or all that arrays on the way to it give; an empty one gives nothing. */
  static @Nullable Object value(Document document, String path) {
    if (path.indexOf('.') < 0) {
      return document.getOrMissing(path); // the library would take the path apart each time
    }
    Object value = Utils.getSubdocumentValueCollectionAware(document, path);
    boolean nothing =
        value instanceof Collection<?> list
            && list.isEmpty()
            && !(Utils.getSubdocumentValue(document, path) instanceof Collection);
    return nothing ? Missing.getInstance() : value;
  }

  private static boolean isMissing(@Nullable Object value) {
    return value instanceof Missing
        || (value instanceof Collection<?> list
            && !list.isEmpty()
            && list.stream().allMatch(Missing.class::isInstance));
  }

  private Key entry(List<@Nullable Object> values, Key position) {
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
  private static List<List<@Nullable Object>> rows(List<@Nullable Object> values) {
    List<List<@Nullable Object>> columns = new ArrayList<>();
    int longest = 1;
    for (Object value : values) {
      List<@Nullable Object> column = alternatives(value);
      columns.add(column);
      longest = Math.max(longest, column.size());
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> column : columns) {
      if (column.size() != 1 && column.size() != longest) {
        return combined(columns);
      }
    }
    for (int i = 0; i < longest; i++) {
      List<@Nullable Object> row = new ArrayList<>(columns.size());
      for (List<@Nullable Object> column : columns) {
        row.add(column.get(column.size() == 1 ? 0 : i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<@Nullable Object> alternatives(@Nullable Object value) {
    if (!(value instanceof Collection<?> list)) {
      return Collections.singletonList(value);
    }
    return list.isEmpty() ? List.of(KeyWriter.EmptyArray.EMPTY_ARRAY) : new ArrayList<>(list);
  }

  private static List<List<@Nullable Object>> combined(List<List<@Nullable Object>> columns) {
    List<List<@Nullable Object>> rows = List.of(List.of());
    for (List<@Nullable Object> column : columns) {
      List<List<@Nullable Object>> longer = new ArrayList<>();
      for (List<@Nullable Object> row : rows) {
        for (Object alternative : column) {
          List<@Nullable Object> extended = new ArrayList<>(row);
          extended.add(alternative);
          longer.add(extended);
        }
      }
      rows = longer;
    }
    return rows;
  }

  private void refuseParallelArrays(Document document) {
    Map<String, String> arrays = new LinkedHashMap<>();
    for (IndexKey key : keys) {
      String path = "";
      for (String fragment : Utils.splitPath(key.getKey())) {
        path = path.isEmpty() ? fragment : path + "." + fragment;
        if (Utils.getSubdocumentValue(document, path) instanceof Collection) {
          arrays.put(path, fragment);
          break;
        }
      }
    }
    if (arrays.size() > 1) {
      throw new CannotIndexParallelArraysError(List.copyOf(arrays.values()));
    }
  }
}
