package dev.tranche.statement;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body that says besides its statement what it is about; what is taken from it is no longer in
 * {@link #rest()}.
 */
public final class BodyDiscriminator {

  private final ObjectNode rest;

  private BodyDiscriminator(ObjectNode rest) {
    this.rest = rest;
  }

  /** Of a body within the limits of what can be handed in; else it is a {@link BadStatement}. */
  public static BodyDiscriminator of(ObjectNode body) {
    StatementLimits.check(body);
    return new BodyDiscriminator(body.deepCopy());
  }

  /** What the body chooses; a missing or an unknown choice is a {@link BadStatement}. */
  public <T> T take(String name, @Nullable String otherwise, Map<String, T> choices) {
    String chosen = takeText(name, otherwise);
    T choice = choices.get(chosen);
    if (choice == null) {
      throw new BadStatement(
          "'%s' is not possible here: write one of %s."
              .formatted(
                  StatementErrors.shortened(chosen),
                  String.join(", ", new TreeSet<>(choices.keySet()))),
          name);
    }
    return choice;
  }

  /** The text of that name; a missing one is a {@link BadStatement} unless another is given. */
  public String takeText(String name, @Nullable String otherwise) {
    JsonNode given = rest.remove(name);
    if (given == null) {
      if (otherwise == null) {
        throw new BadStatement("%s is missing.".formatted(name), name);
      }
      return otherwise;
    }
    if (!given.isString()) {
      throw new BadStatement("%s is written as text.".formatted(name), name);
    }
    return given.stringValue();
  }

  /** The statement alone. */
  public ObjectNode rest() {
    return rest;
  }
}
