package dev.tranche.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of one field, as far as an index can use it: each demand holds for every
 * match, and what is left out here is left to the filter that runs afterwards.
 */
final class FieldConditions {

  /** One side of a range. */
  record Bound(boolean lower, boolean inclusive, Object value) {}

  private @Nullable List<@Nullable Object> values;
  private final List<Bound> bounds = new ArrayList<>();

  /** The values one of which the field must have, or null where that is not demanded. */
  @Nullable List<@Nullable Object> values() {
    return values;
  }

  List<Bound> bounds() {
    return bounds;
  }

  /** A document without the field cannot match. */
  boolean demandsPresence() {
    return !bounds.isEmpty() || (values != null && !values.contains(null));
  }

  static Map<String, FieldConditions> of(Document query) {
    Map<String, FieldConditions> conditions = new HashMap<>();
    collect(query, conditions);
    return conditions;
  }

  private static void collect(Document query, Map<String, FieldConditions> conditions) {
    query.forEach(
        (name, value) -> {
          if (name.equals("$and") && value instanceof Collection<?> parts) {
            parts.forEach(part -> collect((Document) part, conditions));
          } else if (!name.startsWith("$")) {
            conditions.computeIfAbsent(name, _ -> new FieldConditions()).add(value);
          }
        });
  }

  private void add(@Nullable Object value) {
    if (value instanceof Document document && isOperators(document)) {
      document.forEach(this::addOperator);
    } else if (isPlain(value)) {
      demandOneOf(Collections.singletonList(value));
    }
  }

  private static boolean isOperators(Document document) {
    return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
  }

  private void addOperator(String operator, @Nullable Object value) {
    switch (operator) {
      case "$eq" -> {
        if (isPlain(value)) {
          demandOneOf(Collections.singletonList(value));
        }
      }
      case "$in" -> {
        if (value instanceof Collection<?> list && list.stream().allMatch(this::isPlain)) {
          demandOneOf(Arrays.asList(list.toArray()));
        }
      }
      case "$gt", "$gte", "$lt", "$lte" -> {
        if (value != null && isPlain(value) && !spansTypes(value)) {
          boolean inclusive = operator.endsWith("e");
          bounds.add(new Bound(operator.startsWith("$gt"), inclusive, value));
        }
      }
      default -> {} // the filter looks at it
    }
  }

  /** Arrays match in more ways than by their elements, and a pattern is no value. */
  private boolean isPlain(@Nullable Object value) {
    return !(value instanceof Collection) && !BsonRegularExpression.isRegularExpression(value);
  }

  private static boolean spansTypes(Object value) {
    return value instanceof MinKey || value instanceof MaxKey;
  }

  private void demandOneOf(List<@Nullable Object> alternatives) {
    if (values == null || alternatives.size() < values.size()) {
      values = alternatives;
    }
  }
}
