package dev.tranche.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.type.ResolvedType;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Quantity;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.NameTransformer;

/**
 * The schema of an answer, read from its type as Jackson writes it: the same parts under the same
 * names, null only what is {@code @Nullable}, and required what is always written. A type is called
 * as in the code, one that is nested by the names of both; two types never share a name.
 */
@Component
class AnswerSchemas implements ModelConverter {

  private static final String OURS = "dev.tranche.";

  private final JsonMapper mapper;
  private final Map<String, JavaType> named = new ConcurrentHashMap<>();

  AnswerSchemas(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    JavaType asked = typeOf(type.getType());
    if (asked.getRawClass().getName().startsWith(OURS)) {
      return of(asked, context);
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }

  /** The library that describes has a Jackson of its own, whose types are not those of ours. */
  private JavaType typeOf(Type type) {
    return type instanceof ResolvedType resolved
        ? mapper.getTypeFactory().constructFromCanonical(resolved.toCanonical())
        : mapper.constructType(type);
  }

  private Schema<?> of(JavaType type, ModelConverterContext context) {
    Class<?> raw = type.getRawClass();
    if (raw.getName().startsWith(OURS)) {
      return reference(type, context);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      Schema<Object> list = StatementSchemas.typed("array");
      list.setItems(of(type.getContentType(), context));
      return list;
    }
    if (Map.class.isAssignableFrom(raw)) {
      Schema<Object> map = StatementSchemas.typed("object");
      map.setAdditionalProperties(of(type.getContentType(), context));
      return map;
    }
    return raw == Optional.class ? of(type.containedType(0), context) : scalar(raw);
  }

  private static Schema<?> scalar(Class<?> type) {
    return switch (type) {
      case Class<?> c when c == String.class -> StatementSchemas.typed("string");
      case Class<?> c when c == int.class || c == Integer.class ->
          StatementSchemas.typed("integer").format("int32");
      case Class<?> c when c == long.class || c == Long.class ->
          StatementSchemas.typed("integer").format("int64");
      case Class<?> c when c == boolean.class || c == Boolean.class ->
          StatementSchemas.typed("boolean");
      case Class<?> c when c == BigDecimal.class -> StatementSchemas.typed("number");
      case Class<?> c when c == LocalDate.class -> StatementSchemas.typed("string").format("date");
      case Class<?> c when c == Instant.class ->
          StatementSchemas.typed("string").format("date-time");
      case Class<?> c when c == YearMonth.class ->
          StatementSchemas.typed("string").pattern("^[0-9]{4}-[0-9]{2}$");
      case Class<?> c when c == URI.class -> StatementSchemas.typed("string").format("uri");
      case Class<?> c when c == Object.class || JsonNode.class.isAssignableFrom(c) ->
          new JsonSchema();
      default -> throw new IllegalStateException("How " + type + " is written is not known here");
    };
  }

  private Schema<?> reference(JavaType type, ModelConverterContext context) {
    String name = name(type);
    JavaType before = named.putIfAbsent(name, type);
    if (before != null && !before.equals(type)) {
      throw new IllegalStateException(
          "Both %s and %s are described as %s".formatted(before, type, name));
    }
    if (!context.getDefinedModels().containsKey(name)) {
      context.defineModel(name, new JsonSchema()); // it may hold itself
      context.defineModel(name, described(type, context));
    }
    Schema<Object> reference = new JsonSchema();
    reference.set$ref("#/components/schemas/" + name);
    return reference;
  }

  private Schema<?> described(JavaType type, ModelConverterContext context) {
    Class<?> raw = type.getRawClass();
    if (raw.isEnum()) {
      Schema<Object> choice = StatementSchemas.typed("string");
      Arrays.stream(raw.getEnumConstants())
          .map(constant -> mapper.valueToTree(constant).asString())
          .forEach(choice::addEnumItemObject);
      return choice;
    }
    if (raw == MonetaryValue.class) {
      return StatementSchemas.moneyInParts();
    }
    if (raw.isSealed()) {
      Schema<Object> one = new JsonSchema();
      for (Class<?> kind : raw.getPermittedSubclasses()) {
        one.addOneOfItem(of(mapper.constructType(kind), context));
      }
      return one;
    }
    BeanDescription description = introspected(type);
    AnnotatedMember value = description.findJsonValueAccessor();
    if (value == null) {
      return object(type, description, context);
    }
    return raw == Quantity.class || value.getRawType() == String.class
        ? StatementSchemas.valueOf(raw)
        : of(value.getType(), context);
  }

  private BeanDescription introspected(JavaType type) {
    SerializationConfig config = mapper.serializationConfig();
    ClassIntrospector introspector = config.classIntrospectorInstance();
    return introspector.introspectForSerialization(
        type, introspector.introspectClassAnnotations(type));
  }

  private Schema<Object> object(
      JavaType type, BeanDescription description, ModelConverterContext context) {
    Schema<Object> object = StatementSchemas.typed("object");
    addKind(type.getRawClass(), object);
    Include usual =
        description.findPropertyInclusion(JsonInclude.Value.empty()).getValueInclusion();
    for (BeanPropertyDefinition part : description.findProperties()) {
      AnnotatedMember accessor = part.getAccessor();
      if (accessor == null) {
        continue;
      }
      @Nullable NameTransformer unwrapped =
          mapper
              .serializationConfig()
              .getAnnotationIntrospector()
              .findUnwrappingNameTransformer(mapper.serializationConfig(), accessor);
      if (unwrapped != null) {
        Schema<Object> inner =
            object(accessor.getType(), introspected(accessor.getType()), context);
        inner.getProperties().forEach(object::addProperty);
        Objects.requireNonNullElse(inner.getRequired(), List.<String>of())
            .forEach(object::addRequiredItem);
        continue;
      }
      Include own = part.findInclusion().getValueInclusion();
      Include written = own == Include.USE_DEFAULTS ? usual : own;
      boolean always = written == Include.USE_DEFAULTS || written == Include.ALWAYS;
      boolean nullable = isNullable(accessor);
      Schema<?> schema = of(accessor.getType(), context);
      object.addProperty(part.getName(), always && nullable ? orNull(schema) : schema);
      boolean isAbsentWhenNull =
          written == Include.NON_NULL && accessor.getRawType() != Optional.class;
      if (always || (isAbsentWhenNull ? !nullable : written == Include.NON_NULL)) {
        object.addRequiredItem(part.getName());
      }
    }
    return object;
  }

  /** What a kind of a sealed type says of itself, beside its parts. */
  private static void addKind(Class<?> type, Schema<Object> object) {
    @Nullable JsonTypeName kind = type.getAnnotation(JsonTypeName.class);
    for (Class<?> family : type.getInterfaces()) {
      @Nullable JsonTypeInfo info = family.getAnnotation(JsonTypeInfo.class);
      if (kind != null && info != null) {
        Schema<Object> name = StatementSchemas.typed("string");
        name.addEnumItemObject(kind.value());
        object.addProperty(info.property(), name);
        object.addRequiredItem(info.property());
      }
    }
  }

  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.getTypes() != null) {
      schema.addType("null");
      return schema;
    }
    if (schema.get$ref() == null) {
      return schema; // anything
    }
    Schema<Object> either = new JsonSchema();
    either.addOneOfItem(schema);
    either.addOneOfItem(StatementSchemas.typed("null"));
    return either;
  }

  private static boolean isNullable(AnnotatedMember accessor) {
    Member member = accessor.getMember();
    return accessor.getRawType() == Optional.class
        || switch (member) {
          case Method method -> method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
          case Field field -> field.getAnnotatedType().isAnnotationPresent(Nullable.class);
          default -> false;
        };
  }

  private static String name(JavaType type) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < type.containedTypeCount(); i++) {
      name.append(type.containedType(i).getRawClass().getSimpleName());
    }
    StringBuilder nested = new StringBuilder();
    for (@Nullable Class<?> each = type.getRawClass();
        each != null;
        each = each.getEnclosingClass()) {
      nested.insert(0, each.getSimpleName().replaceFirst("Controller$", ""));
    }
    return name.append(nested).toString();
  }
}
