package dev.tranche.pages.record;

import dev.tranche.pages.record.Field.Kind;
import dev.tranche.statement.BadQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is written on a form, by the path of the field: {@code items[0].quantity}. Blanks around a
 * text do not count. The rows of a list are numbered from 0 without gaps.
 */
final class Sheet {

  /** So many lines a list has at most, which {@code server.tomcat.max-parameter-count} lets in. */
  static final int MOST_ROWS = 2_000;

  /** Ticked where a list is to be empty, which is something else than left out. */
  static final String EMPTIED = ".none";

  private static final Pattern ROW = Pattern.compile("(\\w+)\\[(\\d{1,6})]\\.(\\w+)");

  private final Map<String, String> texts;

  /** How many rows each list has. */
  private final Map<String, Integer> rows;

  /** The paths at which something is written, or below which something is. */
  private final Set<String> written;

  private Sheet(Map<String, String> texts, Map<String, Integer> rows) {
    this.texts = texts;
    this.rows = rows;
    this.written = new HashSet<>();
    texts.forEach(
        (path, text) -> {
          if (!text.isEmpty()) {
            addWithAllAbove(path);
          }
        });
  }

  private void addWithAllAbove(String path) {
    for (int end = 0; end < path.length(); end++) {
      if (path.charAt(end) == '.' || path.charAt(end) == '[') {
        written.add(path.substring(0, end));
      }
    }
    written.add(path);
  }

  /** Of what was sent; what no field of a form can be called is passed over. */
  static Sheet of(Map<String, String> sent) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, Map<String, String>>> lists = new LinkedHashMap<>();
    sent.forEach(
        (path, text) -> {
          Matcher row = ROW.matcher(path);
          if (row.matches()) {
            lists
                .computeIfAbsent(row.group(1), _ -> new TreeMap<>())
                .computeIfAbsent(Integer.valueOf(row.group(2)), _ -> new LinkedHashMap<>())
                .put(row.group(3), text.strip());
          } else {
            texts.put(path, text.strip());
          }
        });
    Map<String, Integer> rows = new HashMap<>();
    lists.forEach(
        (list, byNumber) -> {
          put(texts, list, List.copyOf(byNumber.values()));
          rows.put(list, byNumber.size());
        });
    return new Sheet(texts, rows);
  }

  private static void put(Map<String, String> texts, String list, List<Map<String, String>> rows) {
    if (rows.size() > MOST_ROWS) {
      throw new BadQuery(
          list,
          "%s has %d lines; a form holds at most %d.".formatted(list, rows.size(), MOST_ROWS));
    }
    for (int i = 0; i < rows.size(); i++) {
      String row = list + "[" + i + "].";
      rows.get(i).forEach((part, text) -> texts.put(row + part, text));
    }
  }

  String text(String path) {
    return texts.getOrDefault(path, "");
  }

  boolean isEmptied(String list) {
    return !text(list + EMPTIED).isEmpty();
  }

  /** How many rows a list has, empty ones among them. */
  int rows(String list) {
    return rows.getOrDefault(list, 0);
  }

  /** Whether nothing is written at the path or below it. */
  boolean isBlank(String path) {
    return !written.contains(path);
  }

  /** Without the rows in which nothing is written. */
  Sheet compact() {
    Map<String, String> kept = new LinkedHashMap<>();
    texts.forEach(
        (path, text) -> {
          Matcher row = ROW.matcher(path);
          if (!row.matches() || !isBlank(path.substring(0, path.lastIndexOf('.')))) {
            kept.put(path, text);
          }
        });
    return of(kept);
  }

  /** With one more row of the list, empty. */
  Sheet withRow(Field list) {
    Map<String, String> more = new LinkedHashMap<>(texts);
    String row = list.name() + "[" + rows(list.name()) + "].";
    list.parts().forEach(part -> more.put(row + part.name(), ""));
    return of(more);
  }

  /** Without a row, as {@code items[1]}. */
  Sheet without(String row) {
    Map<String, String> fewer = new LinkedHashMap<>(texts);
    fewer.keySet().removeIf(path -> path.startsWith(row + "."));
    return of(fewer);
  }

  /** With all that another sheet says. */
  Sheet with(Map<String, String> others) {
    Map<String, String> more = new LinkedHashMap<>(texts);
    more.putAll(others);
    return of(more);
  }

  /** What is written, as a statement of the API has it; what is left empty is left out. */
  ObjectNode statement(List<Field> fields) {
    return object("", fields);
  }

  private ObjectNode object(String prefix, List<Field> fields) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Field field : fields) {
      String path = prefix + field.name();
      if (field.kind() == Kind.ROWS) {
        int rows = rows(path);
        if (rows > 0 || isEmptied(path)) {
          var list = object.putArray(field.name());
          for (int i = 0; i < rows; i++) {
            list.add(object(path + "[" + i + "].", field.parts()));
          }
        }
      } else if (!isBlank(path)) {
        if (field.kind() == Kind.GROUP) {
          object.set(field.name(), object(path + ".", field.parts()));
        } else {
          put(object, field, text(path));
        }
      }
    }
    return object;
  }

  private static void put(ObjectNode object, Field field, String text) {
    switch (field.kind()) {
      case NUMBER -> object.put(field.name(), Long.parseLong(text));
      case FLAG -> object.put(field.name(), true);
      default -> object.put(field.name(), text);
    }
  }
}
