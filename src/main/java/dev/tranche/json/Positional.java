package dev.tranche.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Writes a record as the array of its components, and reads it so: half as long, for what the same
 * program writes and reads. A record that says by itself what its JSON is stays as it says.
 */
public final class Positional extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonFormat.@Nullable Value findFormat(MapperConfig<?> config, Annotated annotated) {
    JsonFormat.@Nullable Value stated = super.findFormat(config, annotated);
    return stated == null && annotated instanceof AnnotatedClass && isPlain(annotated.getRawType())
        ? JsonFormat.Value.forShape(Shape.ARRAY)
        : stated;
  }

  private static boolean isPlain(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getDeclaredMethods()).noneMatch(Positional::decidesTheForm);
  }

  private static boolean decidesTheForm(Method method) {
    @Nullable JsonCreator creator = method.getAnnotation(JsonCreator.class);
    return method.isAnnotationPresent(JsonValue.class)
        || (creator != null && creator.mode() == JsonCreator.Mode.DELEGATING);
  }
}
