package dev.tranche.pages.record;

import java.util.List;
import java.util.Set;

/**
 * One field of a form, or several that belong together.
 *
 * @param name as the part of the command is called
 * @param hint how it is written, with an example; empty where nothing needs to be said
 * @param choices what can be chosen, of a {@link Kind#CHOICE}
 * @param parts the fields of a group, or of each row
 */
record Field(
    String name,
    Kind kind,
    boolean required,
    String label,
    String hint,
    List<String> choices,
    List<Field> parts) {

  /** How a field is written, or chosen. */
  enum Kind {
    TEXT,
    LONG_TEXT,
    NUMBER,
    DATE,
    QUANTITY,
    MONEY,
    PARTY,
    LINK,
    RATE,
    CONFIDENCE,
    FLAG,
    /** One of a few names. */
    CHOICE,
    /** One of the contract's items. */
    ITEM,
    /** One of its open conditions. */
    CONDITION,
    /** One of its deliveries. */
    DELIVERY,
    /** One of the claims that stand beside it. */
    CLAIM,
    /** Its signature, or one of its amendments. */
    TERMS,
    /** Fields that belong together. */
    GROUP,
    /** A list, whose rows are alike. */
    ROWS
  }

  /** Adds how the field is called on the form, and those in it; a line as {@code items[]}. */
  void paths(String before, Set<String> paths) {
    String path = before + name;
    if (isLeaf()) {
      paths.add(path);
    } else {
      paths.add(path + ".none");
      parts.forEach(part -> part.paths(path + (kind == Kind.ROWS ? "[]." : "."), paths));
    }
  }

  boolean isLeaf() {
    return kind != Kind.GROUP && kind != Kind.ROWS;
  }
}
