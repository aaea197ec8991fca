package dev.tranche.contract.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.tranche.contract.EdtfDate;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads statements as the code declares them: what is not {@code @Nullable} must be there, lists
 * and yes-or-no questions apart, which are empty and no where they are left out.
 */
final class NullMarkedModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  NullMarkedModule() {
    super("null-marked");
    addDeserializer(EdtfDate.class, new Dates());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.insertAnnotationIntrospector(new Introspector());
  }

  /** Finds what may be left out, and the words of enums: {@code MET} is written {@code met}. */
  private static final class Introspector extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.@Nullable Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
      return annotated instanceof AnnotatedParameter parameter && !mayBeLeftOut(parameter)
          ? JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL)
          : JsonSetter.Value.forContentNulls(Nulls.FAIL);
    }

    private static boolean mayBeLeftOut(AnnotatedParameter parameter) {
      Class<?> type = parameter.getRawType();
      if (type == List.class || type == boolean.class) {
        return true;
      }
      Executable creator = (Executable) parameter.getOwner().getMember();
      AnnotatedType declared = creator.getAnnotatedParameterTypes()[parameter.getIndex()];
      return declared.isAnnotationPresent(Nullable.class);
    }

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
      for (int i = 0; i < constants.length; i++) {
        names[i] = constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
      return names;
    }
  }

  /**
   * A year alone looks like a number, in YAML above all; it is a date where a date is asked for.
   */
  private static final class Dates extends ValueDeserializer<EdtfDate> {

    @Override
    public EdtfDate deserialize(JsonParser parser, DeserializationContext context) {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
        return EdtfDate.parse(parser.getString());
      }
      return (EdtfDate) context.handleUnexpectedToken(EdtfDate.class, parser);
    }
  }
}
