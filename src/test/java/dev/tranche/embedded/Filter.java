package dev.tranche.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Says by MongoDB's rules, document by document, what a query finds and in which order. */
final class Filter {

  private Filter() {}

  static boolean matches(Document document, Document query) {
    return query.entrySet().stream()
        .allMatch(
            entry ->
                entry.getKey().equals("$and")
                    ? ((List<?>) entry.getValue())
                        .stream().allMatch(part -> matches(document, (Document) part))
                    : field(candidates(document, entry.getKey()), entry.getValue()));
  }

  /** The field's value, or each element of its array. */
  private static List<@Nullable Object> candidates(Document document, String path) {
    List<@Nullable Object> found = new ArrayList<>();
    collect(document, List.of(path.split("\\.")), found);
    return found;
  }

  private static void collect(
      @Nullable Object value, List<String> path, List<@Nullable Object> found) {
    if (path.isEmpty()) {
      if (value instanceof List<?> list) {
        found.addAll(list);
        found.add(list);
      } else {
        found.add(value);
      }
    } else if (value instanceof Document document) {
      collect(document.get(path.getFirst()), path.subList(1, path.size()), found);
    } else if (value instanceof List<?> list) {
      list.forEach(element -> collect(element, path, found));
    } else {
      found.add(null);
    }
  }

  private static boolean field(List<@Nullable Object> candidates, @Nullable Object demand) {
    if (demand instanceof Document operators) {
      return operators.entrySet().stream()
          .allMatch(
              operator ->
                  candidates.stream()
                      .anyMatch(value -> holds(value, operator.getKey(), operator.getValue())));
    }
    return candidates.stream().anyMatch(value -> holds(value, "$eq", demand));
  }

  private static boolean holds(@Nullable Object value, String operator, @Nullable Object operand) {
    if (operator.equals("$in") && operand instanceof List<?> alternatives) {
      return alternatives.stream().anyMatch(one -> holds(value, "$eq", one));
    }
    int order = MongoOrder.INSTANCE.compare(value, operand);
    if (operator.equals("$eq")) {
      return order == 0;
    }
    if (value == null || operand == null || KeyWriter.tag(value) != KeyWriter.tag(operand)) {
      return false; // comparisons stay within a type
    }
    return switch (operator) {
      case "$gt" -> order > 0;
      case "$gte" -> order >= 0;
      case "$lt" -> order < 0;
      case "$lte" -> order <= 0;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** The order of a sort; an array stands for its least element, or descending for its greatest. */
  static Comparator<Document> order(Document sort) {
    Comparator<Document> order = (_, _) -> 0;
    for (Map.Entry<String, Object> entry : sort.entrySet()) {
      boolean ascending = (Integer) entry.getValue() > 0;
      Comparator<Document> field =
          (left, right) ->
              MongoOrder.INSTANCE.compare(
                  extreme(left, entry.getKey(), ascending),
                  extreme(right, entry.getKey(), ascending));
      order = order.thenComparing(ascending ? field : field.reversed());
    }
    return order;
  }

  private static @Nullable Object extreme(Document document, String path, boolean ascending) {
    List<@Nullable Object> values = new ArrayList<>(candidates(document, path));
    values.sort(ascending ? MongoOrder.INSTANCE : MongoOrder.INSTANCE.reversed());
    return values.isEmpty() ? null : values.getFirst();
  }
}
