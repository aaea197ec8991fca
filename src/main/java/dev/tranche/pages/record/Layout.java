package dev.tranche.pages.record;

import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.pages.Formats;
import dev.tranche.pages.record.Field.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the fields of a form stand on the page: what is written in each, and what is wrong there. */
final class Layout {

  /** How a field is drawn. */
  enum Look {
    LINE,
    AREA,
    CHOICE,
    TICK
  }

  /**
   * One field.
   *
   * @param choices what can be chosen, by value; for a line, what is proposed
   * @param list the id of a list of proposals that the page has; absent where it proposes nothing
   * @param fresh whether it was added just now, and is to be written in next
   */
  record Leaf(
      String path,
      String id,
      Field field,
      Look look,
      String value,
      String error,
      Map<String, String> choices,
      @Nullable String list,
      boolean fresh) {}

  /** One line of a list, counted from 1. */
  record Row(String path, int number, List<Leaf> leaves) {}

  /**
   * A field alone, a group, or a list.
   *
   * @param rows of a list; the one of a group; none of a field alone
   * @param leaf of a field alone
   * @param empties whether a tick can say that the list is empty, which is not to leave it out
   */
  record Block(
      String path,
      String id,
      Field field,
      String error,
      List<Row> rows,
      @Nullable Leaf leaf,
      boolean empties,
      boolean emptied) {

    public boolean isList() {
      return field.kind() == Kind.ROWS;
    }
  }

  /** The id of the list that proposes parties. */
  private static final String PARTIES = "parties";

  private final Form form;
  private final Sheet sheet;
  private final Known known;
  private final Map<String, String> errors;
  private final String fresh;

  /** Fresh is the row that was added just now, as {@code items[2]}; empty where none was. */
  Layout(Form form, Sheet sheet, Known known, List<Mistake> mistakes, String fresh) {
    this.form = form;
    this.sheet = sheet;
    this.known = known;
    this.errors =
        mistakes.stream()
            .collect(Collectors.toMap(Mistake::path, Mistake::words, "%s %s"::formatted));
    this.fresh = fresh;
  }

  /** The id of the field at a path. */
  static String id(String path) {
    return "f-" + path.replaceAll("\\[(\\d+)]\\.?", "-$1-").replace('.', '-').replaceAll("-$", "");
  }

  List<Block> blocks() {
    return form.fields().stream().map(this::block).toList();
  }

  private Block block(Field field) {
    String path = field.name();
    List<Row> rows =
        switch (field.kind()) {
          case ROWS -> rows(field);
          case GROUP -> List.of(row(path, path + ".", 1, field));
          default -> List.of();
        };
    return new Block(
        path,
        id(path),
        field,
        errors.getOrDefault(path, ""),
        rows,
        field.isLeaf() ? leaf(path, field, false) : null,
        canBeEmptied(field),
        sheet.isEmptied(path));
  }

  /** What is written, and at least one to write in, unless there is to be none. */
  private List<Row> rows(Field field) {
    int rows = Math.max(sheet.isEmptied(field.name()) ? 0 : 1, sheet.rows(field.name()));
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String path = "%s[%d]".formatted(field.name(), i);
      all.add(row(path, path + ".", i + 1, field));
    }
    return all;
  }

  private Row row(String path, String prefix, int number, Field field) {
    List<Leaf> leaves = new ArrayList<>();
    for (Field part : field.parts()) {
      leaves.add(leaf(prefix + part.name(), part, leaves.isEmpty() && path.equals(fresh)));
    }
    return new Row(path, number, leaves);
  }

  private Leaf leaf(String path, Field field, boolean isFresh) {
    Map<String, String> choices = new LinkedHashMap<>();
    field.choices().forEach(choice -> choices.put(choice, Formats.INSTANCE.name(choice)));
    choices.putAll(known.choices(field.kind()));
    String value = sheet.text(path);
    boolean isPlanned = path.startsWith("schedule[");
    Look look = look(field, choices, isPlanned);
    if (look == Look.CHOICE && !value.isEmpty()) {
      choices.putIfAbsent(value, value);
    }
    String list = isPlanned && !choices.isEmpty() ? "items" : null;
    return new Leaf(
        path,
        id(path),
        field,
        look,
        value,
        errors.getOrDefault(path, ""),
        choices,
        field.kind() == Kind.PARTY ? PARTIES : list,
        isFresh);
  }

  /** A schedule may name an item that the same form adds, so its items are written. */
  private static Look look(Field field, Map<String, String> choices, boolean isPlanned) {
    return switch (field.kind()) {
      case FLAG -> Look.TICK;
      case LONG_TEXT -> Look.AREA;
      default -> choices.isEmpty() || isPlanned ? Look.LINE : Look.CHOICE;
    };
  }

  private boolean canBeEmptied(Field field) {
    return field.kind() == Kind.ROWS
        && ((field.name().equals("schedule") && form.command() != SignContract.class)
            || form.command() == ReviseCeilings.class);
  }
}
