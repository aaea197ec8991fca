package dev.tranche.statement;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.MonetaryValue;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
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

  NullMarkedModule(int earliestYear) {
    super("null-marked");
    addDeserializer(EdtfDate.class, new Dates(earliestYear));
    setDeserializerModifier(new RealCurrencies());
  }

  /** How one of an enum is written: {@code MET} is {@code met}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        names[i] = word(constants[i]);
      }
      return names;
    }
  }

  /**
   * A year alone looks like a number, in YAML above all; it is a date where a date is asked for.
   */
  private static final class Dates extends ValueDeserializer<EdtfDate> {

    private final int earliestYear;

    Dates(int earliestYear) {
      this.earliestYear = earliestYear;
    }

    @Override
    public EdtfDate deserialize(JsonParser parser, DeserializationContext context) {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
        return checked(EdtfDate.parse(parser.getString()));
      }
      return (EdtfDate) context.handleUnexpectedToken(EdtfDate.class, parser);
    }

    private EdtfDate checked(EdtfDate date) {
      LocalDate first =
          date.earliest().equals(LocalDate.MIN) ? date.latest() : date.earliest(); // ../1950
      if (first.getYear() < earliestYear) {
        throw new InvalidValue(
            "%s lies before %04d: dates are possible from that year on."
                .formatted(date, earliestYear));
      }
      return date;
    }
  }

  /** Nothing is paid in a code that ISO 4217 keeps for tests, for metals or for no currency. */
  private static final class RealCurrencies extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription.Supplier of, ValueDeserializer<?> reader) {
      return of.getBeanClass() == MonetaryValue.class ? new RealMoney(reader) : reader;
    }
  }

  private static final class RealMoney extends DelegatingDeserializer {

    RealMoney(ValueDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
      return new RealMoney(reader);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
      Object read = super.deserialize(parser, context);
      if (read instanceof MonetaryValue value) {
        MonetaryValue.checkReal(value.currency());
      }
      return read;
    }
  }
}
