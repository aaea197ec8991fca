package dev.tranche.log;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a repeated command from another one: SHA-256 over what it says, whatever the order of its
 * fields. The moment at which it is entered is not part of what it says, since a repetition comes
 * later.
 */
final class CommandFingerprint {

  private static final String ENTERED_AT = "recorded";

  private final JsonMapper json;

  CommandFingerprint() {
    JsonMapper.Builder builder = JsonMapper.builder();
    EventSerializer.customize(builder);
    json = builder.build();
  }

  String of(CommandMessage<?> command) {
    StringBuilder canonical = new StringBuilder(command.getPayloadType().getSimpleName());
    write(json.valueToTree(command.getPayload()), canonical);
    byte[] bytes = canonical.toString().getBytes(StandardCharsets.UTF_8);
    return Chain.hex(Chain.digest(bytes, 0, bytes.length));
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
