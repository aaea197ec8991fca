package dev.tranche.pages.record;

import dev.tranche.contract.web.BadQuery;
import dev.tranche.pages.record.Field.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  static final int MOST_ROWS = 500;

  /** Ticked where a list is to be empty, which is something else than left out. */
  static final String EMPTIED = ".none";

  private static final Pattern ROW = Pattern.compile("(\\w+)\\[(\\d{1,6})]\\.(\\w+)");

  private final Map<String, String> texts;

  private Sheet(Map<String, String> texts) {
    this.texts = texts;
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
    Sheet sheet = new Sheet(texts);
    lists.forEach((list, rows) -> sheet.put(list, List.copyOf(rows.values())));
    return sheet;
  }

  private void put(String list, List<Map<String, String>> rows) {
    if (rows.size() > MOST_ROWS) {
      throw new BadQuery(
          list,
          "%s has %d lines; a form holds at most %d. The API takes any number."
              .formatted(list, rows.size(), MOST_ROWS));
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
    int rows = 0;
    while (hasRow(list + "[" + rows + "].")) {
      rows++;
    }
    return rows;
  }

  private boolean hasRow(String prefix) {
    return texts.keySet().stream().anyMatch(path -> path.startsWith(prefix));
  }

  /** Whether nothing is written at the path or below it. */
  boolean isBlank(String path) {
    return texts.entrySet().stream()
        .filter(
            each ->
                each.getKey().equals(path)
                    || each.getKey().startsWith(path + ".")
                    || each.getKey().startsWith(path + "["))
        .allMatch(each -> each.getValue().isEmpty());
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
