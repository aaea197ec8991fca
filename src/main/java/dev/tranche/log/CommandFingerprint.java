package dev.tranche.log;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a repeated command from another one: SHA-256 over its stored name and what it says,
 * whatever the order of its fields. The moment at which it is entered is not part of what it says,
 * since a repetition comes later.
 *
 * <p>A fingerprint stays in the log, and a client may repeat a command after the program was
 * replaced. So a command has a name of its own, apart from its class, as an event has; and what a
 * command says is never written otherwise than it was.
 */
final class CommandFingerprint {

  private static final String ENTERED_AT = "recorded";

  private final JsonMapper json;

  CommandFingerprint() {
    JsonMapper.Builder builder = JsonMapper.builder();
    EventSerializer.customize(builder);
    json = builder.build();
  }

  String of(Object command) {
    byte[] bytes = text(command).getBytes(StandardCharsets.UTF_8);
    return Chain.hex(Chain.digest(bytes, 0, bytes.length));
  }

  /** What the fingerprint is of: the command's name and what it says. */
  String text(Object command) {
    StringBuilder text = new StringBuilder(name(command.getClass()));
    write(json.valueToTree(command), text);
    return text.toString();
  }

  private static String name(Class<?> command) {
    JsonTypeName name = command.getAnnotation(JsonTypeName.class);
    if (name == null || name.value().isBlank()) {
      throw new IllegalArgumentException(
          "The command %s has no stored name: give it a @JsonTypeName"
              .formatted(command.getName()));
    }
    return name.value();
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      node.forEachEntry(fields::put);
      fields.remove(ENTERED_AT);
      out.append('{');
      fields.forEach(
          (name, value) -> {
            out.append('"').append(name).append("\":");
            write(value, out);
            out.append(',');
          });
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      node.forEach(
          element -> {
            write(element, out);
            out.append(',');
          });
      out.append(']');
    } else {
      out.append(node); // JSON text of a single value, strings quoted
    }
  }
}
