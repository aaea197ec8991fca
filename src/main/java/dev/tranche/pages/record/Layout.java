package dev.tranche.pages.record;

import dev.tranche.contract.ContractCommand.SignContract;
import dev.tranche.framework.FrameworkCommand.ReviseCeilings;
import dev.tranche.pages.Formats;
import dev.tranche.pages.record.Field.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
   * @param stays how many lines the list has in the record that do not stand here, and stay where
   *     none is written; 0 where all stand here
   * @param empties whether a tick can say that the list is empty, which is not to leave it out
   */
  record Block(
      String path,
      String id,
      Field field,
      String error,
      List<Row> rows,
      @Nullable Leaf leaf,
      int stays,
      boolean empties,
      boolean emptied) {

    public boolean isList() {
      return field.kind() == Kind.ROWS;
    }

    /** Whether a form can hold all of its lines. */
    public boolean canBeWrittenOut() {
      return stays <= Sheet.MOST_ROWS;
    }
  }

  /** A longer list is written out where somebody asks for it, and not with the form. */
  static final int SHORT = 100;

  /** From more than so many nobody chooses: the name is written, and the last ones are proposed. */
  private static final int MOST_CHOICES = 200;

  /** The id of the list that proposes parties. */
  private static final String PARTIES = "parties";

  private final Form form;
  private final Sheet sheet;
  private final Known known;
  private final Map<String, String> errors;
  private final String fresh;

  /** What each kind of field can choose from, asked for once. */
  private final Map<Kind, Map<String, String>> knownChoices = new EnumMap<>(Kind.class);

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
        stays(field),
        canBeEmptied(field),
        sheet.isEmptied(path));
  }

  private int stays(Field field) {
    int lines = field.kind() == Kind.ROWS ? known.lines(form.command(), field.name()) : 0;
    return lines > SHORT && sheet.rows(field.name()) < lines ? lines : 0;
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
    Map<String, String> choices = choices(field);
    String value = sheet.text(path);
    boolean isWritten = path.startsWith("schedule[") || choices.size() > MOST_CHOICES;
    Look look = look(field, choices, isWritten);
    if (look == Look.CHOICE && !value.isEmpty() && !choices.containsKey(value)) {
      choices = new LinkedHashMap<>(choices);
      choices.put(value, value);
    }
    String list = isWritten && !choices.isEmpty() ? listOf(field.kind()) : null;
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

  private Map<String, String> choices(Field field) {
    if (field.choices().isEmpty()) {
      return knownChoices.computeIfAbsent(field.kind(), known::choices);
    }
    Map<String, String> choices = new LinkedHashMap<>();
    field.choices().forEach(choice -> choices.put(choice, Formats.INSTANCE.name(choice)));
    return choices;
  }

  private static String listOf(Kind kind) {
    return "known-" + kind.name().toLowerCase(Locale.ROOT);
  }

  /** What the page proposes for the fields that are written, by the id of the list. */
  Map<String, Map<String, String>> proposals() {
    Map<String, Map<String, String>> proposals = new LinkedHashMap<>();
    form.fields().stream()
        .flatMap(field -> Stream.concat(Stream.of(field), field.parts().stream()))
        .filter(field -> field.isLeaf() && field.choices().isEmpty())
        .forEach(
            field -> {
              Map<String, String> choices = choices(field);
              if (field.kind() == Kind.ITEM ? !choices.isEmpty() : choices.size() > MOST_CHOICES) {
                proposals.putIfAbsent(listOf(field.kind()), latest(choices));
              }
            });
    return proposals;
  }

  /** The last ones, which came last and are looked for most. */
  private static Map<String, String> latest(Map<String, String> choices) {
    Map<String, String> latest = new LinkedHashMap<>();
    choices.entrySet().stream()
        .skip(Math.max(0, choices.size() - MOST_CHOICES))
        .forEach(choice -> latest.put(choice.getKey(), choice.getValue()));
    return latest;
  }

  /** A schedule may name an item that the same form adds, so its items are written. */
  private static Look look(Field field, Map<String, String> choices, boolean isWritten) {
    return switch (field.kind()) {
      case FLAG -> Look.TICK;
      case LONG_TEXT -> Look.AREA;
      default -> choices.isEmpty() || isWritten ? Look.LINE : Look.CHOICE;
    };
  }

  private boolean canBeEmptied(Field field) {
    return field.kind() == Kind.ROWS
        && ((field.name().equals("schedule") && form.command() != SignContract.class)
            || form.command() == ReviseCeilings.class);
  }
}
