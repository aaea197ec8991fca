package dev.tranche.statement;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tranche.fact.InvalidValue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a statement, in words that name no class. */
final class StatementErrors {

  private static final int LONGEST_QUOTE = 60;

  private StatementErrors() {}

  static BadStatement about(JsonNode statement, JacksonException e) {
    String path = path(e.getPath());
    return switch (e) {
      case UnrecognizedPropertyException u -> new BadStatement(unknown(u), path);
      case InvalidNullException _ -> new BadStatement("%s is missing.".formatted(path), path);
      case InvalidTypeIdException t -> new BadStatement(unknownKind(t), path);
      case JacksonException j when rootCause(j) instanceof InvalidValue ->
          new BadStatement(rootWords(j), path);
      default -> new BadStatement(mismatch(statement, e), path);
    };
  }

  /** What the value itself said of why it cannot be. */
  static String rootWords(Throwable e) {
    Throwable root = rootCause(e);
    return root instanceof InvalidValue && root.getMessage() != null
        ? root.getMessage()
        : "This cannot be read.";
  }

  private static Throwable rootCause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String path(List<Reference> references) {
    StringBuilder path = new StringBuilder();
    for (Reference reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }

  private static String unknown(UnrecognizedPropertyException e) {
    TreeSet<String> known = new TreeSet<>();
    e.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
    known.removeAll(List.of("reference", "recorded"));
    return "There is no '%s' here; known are %s."
        .formatted(shortened(e.getPropertyName()), String.join(", ", known));
  }

  /** A part that comes in several kinds names its kind by a property of its own. */
  private static String unknownKind(InvalidTypeIdException e) {
    Class<?> type = e.getBaseType().getRawClass();
    JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
    String property = info == null ? "kind" : info.property();
    String known =
        Arrays.stream(type.getPermittedSubclasses())
            .map(kind -> kind.getAnnotation(JsonTypeName.class))
            .filter(Objects::nonNull)
            .map(JsonTypeName::value)
            .collect(Collectors.joining(", "));
    return e.getTypeId() == null
        ? "%s is missing: write one of %s.".formatted(property, known)
        : "There is no %s '%s': write one of %s."
            .formatted(property, shortened(e.getTypeId()), known);
  }

  private static String mismatch(JsonNode statement, JacksonException e) {
    JsonNode given = statement;
    for (Reference reference : e.getPath()) {
      given =
          reference.getPropertyName() == null
              ? given.path(reference.getIndex())
              : given.path(reference.getPropertyName());
    }
    if (given.isNull() || given.isMissingNode()) {
      return "%s is missing.".formatted(path(e.getPath()));
    }
    return "%s is not possible here: write %s.".formatted(given(given), expected(target(e)));
  }

  private static @Nullable Class<?> target(Throwable e) {
    return switch (e) {
      case MismatchedInputException m -> m.getTargetType();
      case InputCoercionException c -> c.getTargetType();
      case Throwable t when t.getCause() != null -> target(t.getCause());
      default -> null;
    };
  }

  private static String given(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "A list";
      case OBJECT -> "An object";
      case STRING -> "The text '%s'".formatted(shortened(node.stringValue()));
      case NUMBER -> "The number %s".formatted(shortened(node.asString()));
      case BOOLEAN -> node.booleanValue() ? "Yes or no (true)" : "Yes or no (false)";
      default -> "This";
    };
  }

  private static String expected(@Nullable Class<?> type) {
    return switch (type) {
      case null -> "something else";
      case Class<?> t when t == long.class || t == int.class || t == Long.class ->
          "a whole number, without quotes";
      case Class<?> t when t == boolean.class || t == Boolean.class -> "true or false";
      case Class<?> t when t == BigDecimal.class -> "an amount, as \"3370000000.00\"";
      case Class<?> t when t.isEnum() ->
          Arrays.stream(t.getEnumConstants())
              .map(each -> NullMarkedModule.word((Enum<?>) each))
              .collect(Collectors.joining(", ", "one of ", ""));
      case Class<?> t when t == URI.class -> "a web address";
      case Class<?> t when Collection.class.isAssignableFrom(t) -> "a list";
      case Class<?> t when t.isRecord() && t.getRecordComponents().length > 1 ->
          "an object with its parts";
      default -> "text, in quotes";
    };
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
