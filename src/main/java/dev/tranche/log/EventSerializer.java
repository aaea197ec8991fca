package dev.tranche.log;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.tranche.json.FastRecords;
import dev.tranche.log.EventNames.EventName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Writes events as JSON of their components under their stored names, and reads nothing that it
 * does not fully understand: an unknown name, an outdated revision and an unknown field each fail
 * with a sentence that names it.
 */
public final class EventSerializer extends Jackson3Serializer {

  private static final String AXON = "org.axonframework.";

  private final EventNames names;
  private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  public EventSerializer(EventNames names) {
    super(builder().jsonMapperBuilderCustomizer(EventSerializer::customize));
    this.names = names;
  }

  /**
   * Components only: what a method derives from them is no fact. Jackson makes objects of the
   * classes that a document names only where they are allowed, and a processor whose replay token
   * is refused would retry for ever.
   */
  static void customize(JsonMapper.Builder json) {
    json.polymorphicTypeValidator(
            BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(AXON)
                .allowIfSubType("dev.tranche.")
                .build())
        .changeDefaultVisibility(
            visibility ->
                visibility
                    .withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(new FastRecords());
  }

  /** Reads text as it is: a log is read from its start again and again, and bytes are a detour. */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as it is overridden
  public <S, T> T deserialize(SerializedObject<S> stored) {
    if (!(stored.getData() instanceof String text)
        || SerializedType.emptyType().equals(stored.getType())) {
      return super.deserialize(stored);
    }
    Class<?> type = classForType(stored.getType());
    try {
      return (T) getReader(type).readValue(text);
    } catch (JacksonException e) {
      throw new SerializationException("Error while deserializing object", e);
    }
  }

  @Override
  protected ObjectReader getReader(Class<?> type) {
    return readers.computeIfAbsent(type, super::getReader);
  }

  @Override
  @SuppressWarnings("rawtypes") // as the overridden method declares it
  public SerializedType typeForClass(Class type) {
    Optional<EventName> event = names.find((Class<?>) type);
    if (event.isPresent()) {
      return new SimpleSerializedType(event.get().name(), event.get().revision());
    }
    SerializedType other = super.typeForClass(type);
    if (SerializedType.emptyType().equals(other) || other.getName().startsWith(AXON)) {
      return other;
    }
    throw new SerializationException(
        "%s is not among the events that have a stored name; nothing was recorded"
            .formatted(other.getName()));
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    String name = type.getName();
    Optional<EventName> event = names.find(name);
    if (event.isEmpty()) {
      if (SerializedType.emptyType().equals(type) || name.startsWith(AXON)) {
        return super.classForType(type);
      }
      throw new SerializationException(
          "The log holds an event named '%s', which this version of Tranche does not know"
              .formatted(name));
    }
    if (!event.get().revision().equals(type.getRevision())) {
      throw new SerializationException(
          "The log holds '%s' in revision %s; this version of Tranche reads revision %s, and no upcaster leads there"
              .formatted(name, type.getRevision(), event.get().revision()));
    }
    return event.get().type();
  }
}
