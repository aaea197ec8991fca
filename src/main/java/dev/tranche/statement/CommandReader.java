package dev.tranche.statement;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Reference;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Turns a statement into a command. A statement holds the components of its command, except {@code
 * reference} and {@code recorded}, which the program adds; what is unknown, missing or of another
 * kind is a {@link BadStatement}, and nothing is guessed.
 *
 * <p>Whatever people hand in passes here, by whichever way, and nothing that is read back from the
 * log does: so here stand the limits that the log itself does not have.
 */
@Component
public final class CommandReader {

  private static final String REFERENCE = "reference";
  private static final String RECORDED = "recorded";

  private static final int EARLIEST_YEAR = 1900;

  private final Clock clock;
  private final JsonMapper mapper;

  /** With facts from the year 1900 on. */
  public CommandReader(Clock clock) {
    this(clock, EARLIEST_YEAR);
  }

  /**
   * @param earliestYear no date of a statement can lie before it: a typing error of a millennium
   *     would make every chart that long
   */
  @Autowired
  public CommandReader(
      Clock clock, @Value("${tranche.earliest-year:" + EARLIEST_YEAR + "}") int earliestYear) {
    this.clock = clock;
    this.mapper = mapper(earliestYear);
  }

  private static JsonMapper mapper(int earliestYear) {
    return JsonMapper.builder()
        .addModule(new NullMarkedModule(earliestYear))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        // An empty or blank text is no value of another kind: neither no, nor nothing.
        .withCoercionConfigDefaults(
            any ->
                any.setAcceptBlankAsEmpty(false)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
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
  }

  /** The command that the statement makes about what has this reference, recorded now. */
  public <C> C read(Class<C> type, String reference, ObjectNode statement) {
    StatementLimits.check(statement);
    for (String added : new String[] {REFERENCE, RECORDED}) {
      if (statement.has(added)) {
        throw new BadStatement("'%s' is not for a statement to say.".formatted(added), added);
      }
    }
    try {
      Reference.check("entry in the book", reference);
    } catch (InvalidValue e) {
      throw new BadStatement(StatementErrors.rootWords(e), REFERENCE);
    }
    ObjectNode whole = statement.deepCopy();
    whole.put(REFERENCE, reference);
    whole.put(RECORDED, clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    try {
      return mapper.treeToValue(whole, type);
    } catch (JacksonException e) {
      throw StatementErrors.about(statement, e);
    }
  }
}
