package dev.tranche.pages.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tranche.contract.Batch;
import dev.tranche.contract.Claimed;
import dev.tranche.contract.Confidence;
import dev.tranche.contract.ContractCommand.AdoptClaim;
import dev.tranche.contract.ContractCommand.CorrectDelivery;
import dev.tranche.contract.ContractCommand.WithdrawClaim;
import dev.tranche.contract.DeliverySchedule;
import dev.tranche.fact.EdtfDate;
import dev.tranche.fact.MonetaryValue;
import dev.tranche.fact.Party;
import dev.tranche.fact.Quantity;
import dev.tranche.pages.record.Field.Kind;
import dev.tranche.rate.ExchangeRate;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a command, read from its parts: a form asks for what its command holds, and for
 * nothing else. What the program adds is left out.
 */
final class Fields {

  private static final Set<String> ADDED = Set.of("reference", "recorded");

  private static final Map<Class<?>, Kind> KINDS =
      Map.ofEntries(
          Map.entry(EdtfDate.class, Kind.DATE),
          Map.entry(Quantity.class, Kind.QUANTITY),
          Map.entry(MonetaryValue.class, Kind.MONEY),
          Map.entry(Party.class, Kind.PARTY),
          Map.entry(URI.class, Kind.LINK),
          Map.entry(ExchangeRate.class, Kind.RATE),
          Map.entry(Confidence.class, Kind.CONFIDENCE),
          Map.entry(boolean.class, Kind.FLAG),
          Map.entry(long.class, Kind.NUMBER),
          Map.entry(List.class, Kind.ROWS),
          Map.entry(DeliverySchedule.class, Kind.ROWS));

  /** Texts that name something which the contract has. */
  private static final Map<String, Kind> NAMES =
      Map.of(
          "item", Kind.ITEM,
          "condition", Kind.CONDITION,
          "replaces", Kind.TERMS,
          "reason", Kind.LONG_TEXT);

  private Fields() {}

  static List<Field> of(Class<?> type) {
    return Arrays.stream(creator(type).getParameters())
        .filter(part -> !ADDED.contains(part.getName()))
        .map(part -> field(type, part))
        .toList();
  }

  private static Field field(Class<?> owner, Parameter part) {
    Class<?> type = part.getType();
    String name = part.getName();
    if (type == Claimed.class) {
      return Labels.field(owner, name, Kind.GROUP, true, List.of(), claimed());
    }
    Kind kind = kind(owner, name, type);
    return Labels.field(
        owner,
        name,
        kind,
        !mayBeLeftOut(part),
        type.isEnum() ? choices(type) : List.of(),
        switch (kind) {
          case GROUP -> of(type);
          case ROWS -> of(elementOf(part));
          default -> List.of();
        });
  }

  private static Kind kind(Class<?> owner, String name, Class<?> type) {
    if (type == String.class) {
      return named(owner, name);
    }
    return type.isEnum() ? Kind.CHOICE : KINDS.getOrDefault(type, Kind.GROUP);
  }

  /** What a command adds is named by a text; what it sets right is chosen. */
  private static Kind named(Class<?> owner, String name) {
    if (owner == CorrectDelivery.class && name.equals("delivery")) {
      return Kind.DELIVERY;
    }
    if ((owner == AdoptClaim.class || owner == WithdrawClaim.class) && name.equals("claim")) {
      return Kind.CLAIM;
    }
    return NAMES.getOrDefault(name, Kind.TEXT);
  }

  /** What is claimed has another kind of value for each attribute, so its parts are named here. */
  private static List<Field> claimed() {
    return List.of(
        part("attribute", Kind.CHOICE, true, choices(Claimed.Attribute.class)),
        part("value", Kind.TEXT, true, List.of()),
        part("terms", Kind.TERMS, false, List.of()),
        part("item", Kind.ITEM, false, List.of()),
        part("delivery", Kind.DELIVERY, false, List.of()));
  }

  private static Field part(String name, Kind kind, boolean required, List<String> choices) {
    return Labels.field(Claimed.class, name, kind, required, choices, List.of());
  }

  private static List<String> choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private static Class<?> elementOf(Parameter part) {
    return part.getParameterizedType() instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : Batch.class;
  }

  /** By which statements are read: it says what may be left out. */
  private static Executable creator(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isStatic(method.getModifiers())
          && method.isAnnotationPresent(JsonCreator.class)
          && method.getParameterCount() > 1) {
        return method;
      }
    }
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(each -> each.getParameterCount() == type.getRecordComponents().length)
        .findFirst()
        .orElseThrow();
  }

  private static boolean mayBeLeftOut(Parameter part) {
    return part.getType() == List.class
        || part.getType() == boolean.class
        || part.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
