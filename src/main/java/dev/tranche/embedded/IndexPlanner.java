package dev.tranche.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import dev.tranche.embedded.FieldConditions.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses an index for a query: equality on the longest prefix of its fields, then one range, then
 * the order asked for where the index has it already.
 */
final class IndexPlanner {

  private static final int MOST_PREFIXES = 1000;
  private static final Key FIRST = new Key((byte) 1);

  private final Map<String, FieldConditions> conditions;
  private final @Nullable Document orderBy;

  private IndexPlanner(Document query, @Nullable Document orderBy) {
    this.conditions = FieldConditions.of(query);
    this.orderBy = orderBy == null || orderBy.isEmpty() ? null : orderBy;
  }

  /** The best plan, or null where every document must be looked at. */
  static @Nullable IndexPlan plan(
      List<Index<Object>> indexes, Document query, @Nullable Document orderBy) {
    IndexPlanner planner = new IndexPlanner(query, orderBy);
    IndexPlan best = null;
    for (Index<Object> index : indexes) {
      IndexPlan plan = index instanceof OrderedIndex ordered ? planner.plan(ordered) : null;
      if (plan != null && (best == null || plan.merit() > best.merit())) {
        best = plan;
      }
    }
    return best;
  }

  private @Nullable IndexPlan plan(OrderedIndex index) {
    List<IndexKey> keys = index.getKeys();
    if (keys.stream().anyMatch(key -> namesAnElement(key.getKey()))) {
      return null; // entries are made from all elements, not from the one at that place
    }
    boolean multikey = index.isMultikey();
    Set<Key> prefixes = new TreeSet<>(Set.of(new Key()));
    int equal = 0;
    while (equal < keys.size()) {
      Set<Key> longer = extend(prefixes, keys.get(equal));
      if (longer == null) {
        break;
      }
      prefixes = longer;
      equal++;
    }
    List<Bound> bounds = equal < keys.size() ? bounds(keys.get(equal)) : List.of();
    List<KeyRange> ranges = new ArrayList<>();
    for (Key prefix : prefixes) {
      ranges.add(range(prefix, bounds, keys, equal, multikey));
    }
    boolean mayMissDocuments = index.skipsDocuments() && !demandsPresence(keys);
    int direction = prefixes.size() == 1 && !multikey ? direction(index, equal) : 0;
    boolean sorts = orderBy != null && direction != 0;
    if (mayMissDocuments || (equal == 0 && bounds.isEmpty() && !sorts)) {
      return null;
    }
    int merit = 100 * equal + (bounds.isEmpty() ? 0 : 50) + (sorts ? 25 : 0);
    boolean single = index.isUnique() && equal == keys.size();
    return new IndexPlan(
        index, ranges, direction < 0, orderBy == null || sorts, single ? merit + 1000 : merit);
  }

  private static boolean namesAnElement(String path) {
    return path.chars().anyMatch(Character::isDigit)
        && List.of(path.split("\\.", -1)).stream()
            .anyMatch(part -> !part.isEmpty() && part.chars().allMatch(Character::isDigit));
  }

  private @Nullable Set<Key> extend(Set<Key> prefixes, IndexKey key) {
    FieldConditions field = conditions.get(key.getKey());
    List<@Nullable Object> values = field == null ? null : field.values();
    if (values == null || (long) values.size() * prefixes.size() > MOST_PREFIXES) {
      return null;
    }
    Set<Key> longer = new TreeSet<>();
    for (Key prefix : prefixes) {
      for (Object value : values) {
        longer.add(encode(prefix, value, key.isAscending()));
      }
    }
    return longer;
  }

  private static Key encode(Key prefix, @Nullable Object value, boolean ascending) {
    return new KeyWriter().add(prefix).add(value, ascending).toKey();
  }

  private List<Bound> bounds(IndexKey key) {
    FieldConditions field = conditions.get(key.getKey());
    return field == null ? List.of() : field.bounds();
  }

  private boolean demandsPresence(List<IndexKey> keys) {
    return keys.stream()
        .map(key -> conditions.get(key.getKey()))
        .anyMatch(field -> field != null && field.demandsPresence());
  }

  private static KeyRange range(
      Key prefix, List<Bound> bounds, List<IndexKey> keys, int equal, boolean multikey) {
    if (!bounds.isEmpty()) {
      return new RangeBounds(prefix, keys.get(equal).isAscending()).of(bounds, multikey);
    }
    return prefix.length() == 0
        ? new KeyRange(FIRST, KeyRange.after(prefix))
        : KeyRange.startingWith(prefix);
  }

  /**
   * Forwards, backwards, or 0 where the index does not give the order asked for. Fields that have a
   * single value may stand anywhere; an index that is not unique ends in the documents' ids.
   */
  private int direction(OrderedIndex index, int equal) {
    if (orderBy == null) {
      return 1;
    }
    List<IndexKey> keys = new ArrayList<>(index.getKeys());
    if (!index.isUnique()) {
      keys.add(new IndexKey("_id", true));
    }
    Set<String> fixed = new TreeSet<>();
    keys.subList(0, equal).forEach(key -> fixed.add(key.getKey()));
    int at = equal;
    int direction = 0;
    for (Map.Entry<String, Object> entry : orderBy.entrySet()) {
      if (fixed.contains(entry.getKey())) {
        continue;
      }
      if (at == keys.size() || !keys.get(at).getKey().equals(entry.getKey())) {
        return 0;
      }
      boolean ascending = ((Number) entry.getValue()).intValue() > 0;
      int wanted = ascending == keys.get(at).isAscending() ? 1 : -1;
      if (direction != 0 && direction != wanted) {
        return 0;
      }
      direction = wanted;
      at++;
    }
    return direction == 0 ? 1 : direction;
  }
}
