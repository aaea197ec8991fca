package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class WhenEventsAreNamed {

  sealed interface Fruit {

    sealed interface Stone extends Fruit {}

    @JsonTypeName("apple-picked")
    @Revision("3")
    record Apple(BigDecimal weight, Instant picked) implements Fruit {
      public boolean isRipe() {
        return true;
      }
    }

    @JsonTypeName("plum-picked")
    @Revision("1")
    record Plum(int number) implements Stone {}
  }

  sealed interface Unnamed {
    @Revision("1")
    record Event() implements Unnamed {}
  }

  sealed interface WithoutRevision {
    @JsonTypeName("event")
    record Event() implements WithoutRevision {}
  }

  sealed interface SameName {
    @JsonTypeName("plum-picked")
    @Revision("1")
    record Event() implements SameName {}
  }

  private final EventSerializer serializer = new EventSerializer(EventNames.of(Fruit.class));

  @Test
  void findsEveryPermittedClassAtAnyDepth() {
    assertThat(EventNames.of(Fruit.class).revisions())
        .containsExactly(entry("apple-picked", "3"), entry("plum-picked", "1"));
  }

  @Test
  void failsAtTheStartWhereANameIsMissing() {
    assertThatThrownBy(() -> EventNames.of(Unnamed.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unnamed$Event has no stored name");
    assertThatThrownBy(() -> EventNames.of(WithoutRevision.class))
        .hasMessageContaining("WithoutRevision$Event has no revision");
    assertThatThrownBy(() -> EventNames.of(Fruit.class, SameName.class))
        .hasMessageContaining("plum-picked is taken twice");
  }

  @Test
  void storesNameRevisionAndComponentsOnly() {
    Fruit.Apple apple =
        new Fruit.Apple(new BigDecimal("1.50"), Instant.parse("2026-03-01T12:00:00Z"));
    SerializedObject<String> stored = serializer.serialize(apple, String.class);
    assertThat(stored.getType().getName()).isEqualTo("apple-picked");
    assertThat(stored.getType().getRevision()).isEqualTo("3");
    assertThat(stored.getData()).isEqualTo("{\"weight\":1.50,\"picked\":\"2026-03-01T12:00:00Z\"}");
    assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(apple);
  }

  @Test
  void readsNothingThatItDoesNotKnow() {
    assertThatThrownBy(() -> read("pear-picked", "1", "{}"))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("an event named 'pear-picked'");
    assertThatThrownBy(() -> read("apple-picked", "2", "{}"))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("'apple-picked' in revision 2");
    assertThatThrownBy(() -> read("plum-picked", "1", "{\"number\":2,\"colour\":\"blue\"}"))
        .isInstanceOf(SerializationException.class)
        .cause()
        .hasMessageContaining("colour");
  }

  @Test
  void storesNoClassThatHasNoName() {
    assertThatThrownBy(() -> serializer.serialize("text", String.class))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("java.lang.String is not among the events");
  }

  @Test
  void keepsWhatAxonStoresBesideEvents() {
    MetaData metadata = MetaData.with("correlationId", "command-7");
    assertThat(again(metadata)).isEqualTo(metadata);
    Object replay =
        ReplayToken.createReplayToken(
            new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(-1));
    assertThat(again(replay)).isEqualTo(replay);
  }

  private Object again(Object value) {
    return serializer.deserialize(serializer.serialize(value, String.class));
  }

  private Object read(String name, String revision, String json) {
    return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, name, revision));
  }
}
