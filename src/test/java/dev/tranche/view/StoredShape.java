package dev.tranche.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** What the documents of a view are made of, in words: a line a type, a line a field. */
final class StoredShape {

  private static final Set<String> OURS = Set.of("_id", GenerationDocuments.VERSION, "state");

  private final Map<String, String> types = new TreeMap<>();
  private final Set<String> fields = new TreeSet<>();

  private StoredShape() {}

  /** The state type with all that it holds, and the fields beside it in any of the documents. */
  static String of(Class<?> stateType, Iterable<Document> documents) {
    StoredShape shape = new StoredShape();
    shape.add(stateType);
    for (Document document : documents) {
      document.forEach(
          (name, value) -> {
            if (!OURS.contains(name)) {
              shape.addField("field " + name, value);
            }
          });
    }
    return Stream.concat(shape.fields.stream(), shape.types.values().stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void addField(String path, Object value) {
    switch (value) {
      case Document document -> document.forEach((name, in) -> addField(path + "." + name, in));
      case Collection<?> list -> list.forEach(each -> addField(path + "[]", each));
      default -> fields.add(path + ": " + value.getClass().getSimpleName());
    }
  }

  private void add(Type type) {
    switch (type) {
      case ParameterizedType generic -> {
        add(generic.getRawType());
        Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
      }
      case WildcardType some -> Arrays.stream(some.getUpperBounds()).forEach(this::add);
      case Class<?> plain when plain.getName().startsWith("dev.tranche.") -> addOurs(plain);
      default -> {}
    }
  }

  private void addOurs(Class<?> type) {
    String name = type.getSimpleName();
    if (types.containsKey(name)) {
      return;
    }
    Optional<Method> value =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.isAnnotationPresent(JsonValue.class))
            .findAny();
    types.put(name, name);
    if (type.isEnum()) {
      types.put(name, name + " is one of " + Arrays.toString(type.getEnumConstants()));
    } else if (value.isPresent()) {
      types.put(name, name + " is written as " + shown(value.get().getGenericReturnType()));
    } else if (type.isSealed()) {
      List<Class<?>> kinds = List.of(type.getPermittedSubclasses());
      types.put(name, name + " is " + kinds.stream().map(Class::getSimpleName).toList());
      kinds.forEach(this::add);
    } else if (type.isRecord()) {
      types.put(name, name + parts(type));
      for (RecordComponent part : type.getRecordComponents()) {
        add(part.getGenericType());
      }
    } else {
      throw new IllegalArgumentException(
          "A view cannot keep a %s: it is no record, enum or value.".formatted(type.getName()));
    }
  }

  private static String parts(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(part -> part.getName() + ": " + shown(part.getGenericType()))
        .collect(Collectors.joining(", ", " has ", ""));
  }

  /** Without packages, which are not stored. */
  private static String shown(Type type) {
    return type.getTypeName().replaceAll("[\\w.$]*[.$](?=\\w)", "");
  }
}
