package dev.tranche.contract.web;

import dev.tranche.contract.InvalidValue;
import dev.tranche.contract.Reference;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Turns a statement into a command. A statement holds the components of its command, except {@code
 * reference} and {@code recorded}, which the program adds; what is unknown, missing or of another
 * kind is a {@link BadStatement}, and nothing is guessed.
 */
@Component
public final class CommandReader {

  private static final String REFERENCE = "reference";
  private static final String RECORDED = "recorded";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new NullMarkedModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          // An amount is written as text, so that no reader on the way rounds it.
          .withCoercionConfig(
              BigDecimal.class,
              amount -> amount.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert))
          .build();

  private final Clock clock;

  public CommandReader(Clock clock) {
    this.clock = clock;
  }

  /** The command that the statement makes about what has this reference, recorded now. */
  public <C> C read(Class<C> type, String reference, ObjectNode statement) {
    for (String added : new String[] {REFERENCE, RECORDED}) {
      if (statement.has(added)) {
        throw new BadStatement("'%s' is not for a statement to say.".formatted(added), added);
      }
    }
    try {
      Reference.check("entry in the book", reference);
    } catch (InvalidValue e) {
      throw new BadStatement(Complaint.rootWords(e), REFERENCE);
    }
    ObjectNode whole = statement.deepCopy();
    whole.put(REFERENCE, reference);
    whole.put(RECORDED, clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    try {
      return MAPPER.treeToValue(whole, type);
    } catch (JacksonException e) {
      throw Complaint.about(statement, e);
    }
  }
}
