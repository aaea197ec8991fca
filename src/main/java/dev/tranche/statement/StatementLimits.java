package dev.tranche.statement;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The limits of everything that people hand in, whatever it is about: its texts are as {@link Text}
 * says, and its lists are as long as the program can answer for. What is over them is a {@link
 * BadStatement}. What is in the log already is never checked here.
 */
final class StatementLimits {

  private static final String SCHEDULE = "schedule";
  private static final int MOST_BATCHES = 2_000;

  /** Of items, conditions and ceilings. */
  private static final int MOST_PARTS = 500;

  private StatementLimits() {}

  static void check(ObjectNode statement) {
    check("", "", statement);
  }

  private static void check(String path, String field, JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object.forEachEntry(
              (name, part) -> {
                check(path, Text.NAME, name);
                check(path.isEmpty() ? name : path + "." + name, name, part);
              });
      case ArrayNode list -> {
        checkSize(path, field, list.size());
        for (int i = 0; i < list.size(); i++) {
          check("%s[%d]".formatted(path, i), field, list.get(i));
        }
      }
      case JsonNode text when text.isString() ->
          check(path, Text.ofField(field), text.stringValue());
      default -> {} // numbers, yes or no, nothing
    }
  }

  private static void check(String path, Text use, String text) {
    try {
      use.check(text);
    } catch (InvalidValue e) {
      throw new BadStatement(String.valueOf(e.getMessage()), path);
    }
  }

  private static void checkSize(String path, String field, int size) {
    int most = field.equals(SCHEDULE) ? MOST_BATCHES : MOST_PARTS;
    if (size > most) {
      throw new BadStatement(
          "%s has %d entries; at most %d are possible.".formatted(path, size, most), path);
    }
  }
}
