package dev.tranche.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.contract.Batch;
import dev.tranche.contract.Category;
import dev.tranche.contract.Claimed;
import dev.tranche.contract.Claimed.DeliveredQuantity;
import dev.tranche.contract.Claimed.DeliveryDate;
import dev.tranche.contract.Claimed.OrderedQuantity;
import dev.tranche.contract.Claimed.SigningDate;
import dev.tranche.contract.Claimed.Value;
import dev.tranche.contract.Confidence;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.rate.ExchangeRate;
import dev.tranche.statement.StatementOf;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a statement, read from its command as the reader of statements reads it: the same
 * parts, and required what may not be {@code null}. What the program adds is left out.
 */
final class StatementSchemas {

  private static final Set<String> ADDED = Set.of("reference", "recorded");

  private static final Set<Class<?>> VALUES =
      Set.of(Quantity.class, EdtfDate.class, Party.class, ExchangeRate.class, Confidence.class);

  private StatementSchemas() {}

  static Schema<?> of(StatementOf statement) {
    Class<?>[] commands = statement.value();
    if (commands.length == 1 && statement.chosenBy().isEmpty()) {
      return statement(commands[0], statement.without());
    }
    Schema<Object> one = new JsonSchema();
    for (int i = 0; i < commands.length; i++) {
      Schema<Object> choice = statement(commands[i], statement.without());
      choice.title(statement.choices()[i]);
      choice.addProperty(statement.chosenBy(), text("", statement.choices()[i]));
      if (statement.namesItself()) {
        choice.addProperty(
            "reference", text("Chosen by you: lower-case letters, digits, hyphens.", "pl-k2-2022"));
        choice.addRequiredItem("reference");
      }
      one.addOneOfItem(choice);
    }
    return one;
  }

  private static Schema<Object> statement(Class<?> command, String without) {
    return object(command, name -> ADDED.contains(name) || name.equals(without));
  }

  private static Schema<Object> object(Class<?> type, Predicate<String> isLeftOut) {
    Schema<Object> schema = typed("object");
    for (Parameter part : creator(type).getParameters()) {
      if (isLeftOut.test(part.getName())) {
        continue;
      }
      schema.addProperty(part.getName(), of(part.getParameterizedType()));
      if (!mayBeLeftOut(part)) {
        schema.addRequiredItem(part.getName());
      }
    }
    return schema;
  }

  private static Executable creator(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isStatic(method.getModifiers())
          && method.isAnnotationPresent(JsonCreator.class)
          && method.getParameterCount() > 1) {
        return method;
      }
    }
    Constructor<?>[] constructors = type.getDeclaredConstructors();
    return Arrays.stream(constructors)
        .filter(c -> c.getParameterCount() == type.getRecordComponents().length)
        .findFirst()
        .orElseThrow();
  }

  private static boolean mayBeLeftOut(Parameter part) {
    return part.getType() == List.class
        || part.getType() == boolean.class
        || part.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Schema<?> of(Type type) {
    return switch (type) {
      case ParameterizedType p -> list(of(p.getActualTypeArguments()[0]));
      case Class<?> c -> of(c);
      default -> new JsonSchema();
    };
  }

  /** Of a value that is written as it is read: as text, or as a number or text. */
  static Schema<?> valueOf(Class<?> type) {
    return VALUES.contains(type) ? of(type) : typed("string");
  }

  private static Schema<?> of(Class<?> type) {
    return switch (type) {
      case Class<?> c when c == Quantity.class ->
          new JsonSchema()
              .description("Whole units: 180, an estimate \"180~\", or \"unknown\".")
              .example(180)
              .addOneOfItem(typed("integer"))
              .addOneOfItem(text("", "180~").pattern("^([0-9]{1,10}~?|unknown)$"));
      case Class<?> c when c == EdtfDate.class ->
          text(
              "A date no more exact than its source (EDTF): 2022, 2022-08, 2022-08-26, 2023?,"
                  + " 2024~, 2022/2024.",
              "2022-08-26");
      case Class<?> c when c == MonetaryValue.class -> money();
      case Class<?> c when c == Party.class ->
          text(
              "ISO 3166-1 alpha-2 (PL), former:SUHH, organisation:NATO, armed-group:NAME, unknown.",
              "PL");
      case Class<?> c when c == ExchangeRate.class ->
          text("What one unit of the pair's first currency is worth in its second.", "1.0837");
      case Class<?> c when c == Confidence.class ->
          text("Trust in source (A to F) and statement (1 to 6), NATO's Admiralty code.", "B2");
      case Class<?> c when c == Claimed.class -> claimed();
      case Class<?> c when c == DeliverySchedule.class -> list(of(Batch.class));
      case Class<?> c when c == String.class -> typed("string");
      case Class<?> c when c == URI.class -> typed("string").format("uri");
      case Class<?> c when c == long.class || c == int.class -> typed("integer");
      case Class<?> c when c == boolean.class -> typed("boolean");
      case Class<?> c when c.isEnum() -> choice(c);
      case Class<?> c when c.isRecord() -> object(c, _ -> false);
      default -> new JsonSchema();
    };
  }

  /** One for each attribute, which says by its name what its value is. */
  private static Schema<Object> claimed() {
    Schema<Object> one = new JsonSchema();
    for (Class<?> kind :
        List.of(
            SigningDate.class,
            Value.class,
            OrderedQuantity.class,
            DeliveredQuantity.class,
            DeliveryDate.class)) {
      String attribute = Objects.requireNonNull(kind.getAnnotation(JsonTypeName.class)).value();
      Schema<Object> choice = object(kind, _ -> false);
      choice.title(attribute);
      choice.addProperty("attribute", text("", attribute));
      choice.addRequiredItem("attribute");
      one.addOneOfItem(choice);
    }
    return one;
  }

  /** How the program writes it. */
  static Schema<Object> moneyInParts() {
    Schema<Object> parts = typed("object");
    parts.addProperty("amount", text("", "3370000000.00"));
    parts.addProperty("currency", text("ISO 4217.", "USD"));
    parts.addProperty("estimated", typed("boolean"));
    parts.required(List.of("amount", "currency"));
    return parts;
  }

  private static Schema<Object> money() {
    Schema<Object> money = new JsonSchema();
    money.setDescription("As people write it, with ~ at its end for an estimate; or its parts.");
    money.setExample("USD 3.37 bn");
    money.setOneOf(List.of(text("", "USD 3.37 bn"), moneyInParts()));
    return money;
  }

  private static Schema<Object> choice(Class<?> type) {
    Schema<Object> schema = typed("string");
    for (Object constant : type.getEnumConstants()) {
      schema.addEnumItemObject(
          type == Category.class
              ? constant.toString()
              : ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return schema;
  }

  private static Schema<Object> text(String description, String example) {
    Schema<Object> schema = typed("string");
    schema.example(example);
    if (!description.isEmpty()) {
      schema.setDescription(description);
    }
    return schema;
  }

  private static Schema<Object> list(Schema<?> element) {
    Schema<Object> schema = typed("array");
    schema.setItems(element);
    return schema;
  }

  static Schema<Object> typed(String type) {
    Schema<Object> schema = new JsonSchema();
    schema.setTypes(new LinkedHashSet<>(Set.of(type)));
    return schema;
  }
}
