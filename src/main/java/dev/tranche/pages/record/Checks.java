package dev.tranche.pages.record;

import dev.tranche.contract.Confidence;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.pages.record.Field.Kind;
import dev.tranche.rate.ExchangeRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/**
 * Finds all fields that cannot be meant, so that nobody is told of one after the other. The words
 * are those of the values themselves; what only shows in the whole statement is left to its reader.
 */
final class Checks {

  static final String MISSING = "This is missing.";

  private static final Map<Kind, Consumer<String>> READERS =
      Map.of(
          Kind.DATE, EdtfDate::parse,
          Kind.QUANTITY, Quantity::parse,
          Kind.MONEY, MonetaryValue::parse,
          Kind.PARTY, Party::of,
          Kind.RATE, ExchangeRate::parse,
          Kind.CONFIDENCE, Confidence::parse,
          Kind.NUMBER, Checks::number);

  private final Sheet sheet;
  private final List<Mistake> mistakes = new ArrayList<>();

  private Checks(Sheet sheet) {
    this.sheet = sheet;
  }

  static List<Mistake> of(Sheet sheet, List<Field> fields) {
    Checks checks = new Checks(sheet);
    checks.check("", fields);
    return checks.mistakes;
  }

  /** About the field at the path, or the one that holds it; of the whole where there is none. */
  static Mistake at(String path, String words, List<Field> fields) {
    StringJoiner found = new StringJoiner(".");
    String label = "";
    List<Field> among = fields;
    for (String name : path.split("\\.", -1)) {
      String plain = name.replaceFirst("\\[\\d+]$", "");
      Field field =
          among.stream().filter(each -> each.name().equals(plain)).findFirst().orElse(null);
      if (field == null) {
        break;
      }
      found.add(name);
      label = field.label();
      among = field.parts();
    }
    return new Mistake(found.toString(), label, words);
  }

  private void check(String prefix, List<Field> fields) {
    for (Field field : fields) {
      String path = prefix + field.name();
      if (field.kind() == Kind.ROWS) {
        rows(field, path);
      } else if (field.kind() == Kind.GROUP) {
        if (field.required() || !sheet.isBlank(path)) {
          check(path + ".", field.parts());
        }
      } else {
        leaf(field, path);
      }
    }
  }

  private void rows(Field field, String path) {
    int rows = sheet.rows(path);
    for (int i = 0; i < rows; i++) {
      check(path + "[" + i + "].", field.parts());
    }
    if (rows > 0 && sheet.isEmptied(path)) {
      mistakes.add(
          new Mistake(path, field.label(), "Either it has lines, or there is none: not both."));
    }
    if (field.required() && rows == 0 && !sheet.isEmptied(path)) {
      mistakes.add(new Mistake(path, field.label(), MISSING));
    }
  }

  private void leaf(Field field, String path) {
    String text = sheet.text(path);
    if (text.isEmpty()) {
      if (field.required()) {
        mistakes.add(new Mistake(path, field.label(), MISSING));
      }
      return;
    }
    try {
      READERS.getOrDefault(field.kind(), _ -> {}).accept(text);
    } catch (IllegalArgumentException cannotBe) {
      mistakes.add(new Mistake(path, field.label(), String.valueOf(cannotBe.getMessage())));
    }
  }

  private static void number(String text) {
    if (!text.matches("\\d{1,10}")) {
      throw new IllegalArgumentException(
          "'%s' is not a number of units: write it in digits, as 18.".formatted(text));
    }
  }
}
