package dev.tranche.log;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.serialization.Revision;

/**
 * The names under which events are stored, so that a class can be renamed or moved and the log is
 * still read. Each name belongs to one event class for good, and each event class says its name and
 * its revision.
 */
public final class EventNames {

  private final SortedMap<String, EventName> byName = new TreeMap<>();
  private final Map<Class<?>, EventName> byClass = new HashMap<>();

  /** A stored name, the revision that is written under it, and the class that stands for it. */
  record EventName(String name, String revision, Class<?> type) {}

  private EventNames() {}

  /**
   * The names of all events that the sealed types permit, at any depth.
   *
   * @throws IllegalArgumentException when an event class has no name or no revision, or two have
   *     the same name
   */
  public static EventNames of(Class<?>... sealedRoots) {
    EventNames names = new EventNames();
    for (Class<?> root : sealedRoots) {
      leaves(root).forEach(names::add);
    }
    return names;
  }

  private static List<Class<?>> leaves(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    List<Class<?>> leaves = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      leaves.addAll(leaves(permitted));
    }
    return leaves;
  }

  private void add(Class<?> type) {
    JsonTypeName name = type.getAnnotation(JsonTypeName.class);
    if (name == null || name.value().isBlank()) {
      throw new IllegalArgumentException(
          "The event %s has no stored name: give it a @JsonTypeName".formatted(type.getName()));
    }
    Revision revision = type.getAnnotation(Revision.class);
    if (revision == null || revision.value().isBlank()) {
      throw new IllegalArgumentException(
          "The event %s has no revision: give it a @Revision".formatted(type.getName()));
    }
    EventName event = new EventName(name.value(), revision.value(), type);
    EventName taken = byName.putIfAbsent(event.name, event);
    if (taken != null && !taken.type.equals(type)) {
      throw new IllegalArgumentException(
          "The stored name %s is taken twice: by %s and by %s"
              .formatted(event.name, taken.type.getName(), type.getName()));
    }
    byClass.put(type, event);
  }

  /** Each stored name with the revision that is written today, in order of name. */
  public SortedMap<String, String> revisions() {
    SortedMap<String, String> revisions = new TreeMap<>();
    byName.forEach((name, event) -> revisions.put(name, event.revision));
    return revisions;
  }

  Optional<EventName> find(Class<?> type) {
    return Optional.ofNullable(byClass.get(type));
  }

  Optional<EventName> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
