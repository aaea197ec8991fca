package dev.tranche.intake;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * One YAML document as a tree that remembers the line of each of its parts. Dates and whatever else
 * is no plain number stay the text that was written. References within the document ({@code *name})
 * are not followed but refused, as is a key that stands twice.
 */
final class LocatedYaml {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, Integer> lines = new HashMap<>();
  private final ObjectNode root;

  private LocatedYaml(String text) throws SeedMistake {
    try (JsonParser parser = YAML.createParser(text)) {
      parser.nextToken();
      if (!(node(parser, "") instanceof ObjectNode object)) {
        throw new SeedMistake(1, "A seed file begins with contract, framework, figure or rate.");
      }
      root = object;
      if (parser.nextToken() != null) {
        throw new SeedMistake(line(parser), "A seed file holds one document.");
      }
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  static LocatedYaml read(String text) throws SeedMistake {
    return new LocatedYaml(text);
  }

  ObjectNode root() {
    return root;
  }

  /**
   * The line of the part at the path ({@code facts[0].signed.items}), or of what it would be in.
   */
  int line(String path) {
    String part = path;
    while (!part.isEmpty()) {
      @Nullable Integer line = lines.get(part);
      if (line != null) {
        return line;
      }
      part = part.substring(0, Math.max(0, Math.max(part.lastIndexOf('.'), part.lastIndexOf('['))));
    }
    return 1;
  }

  private JsonNode node(JsonParser parser, String path) throws SeedMistake {
    lines.putIfAbsent(path, line(parser));
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new SeedMistake(line(parser), "References (*name) are not read here: write it out.");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path);
      case START_ARRAY -> array(parser, path);
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberValue()) {
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case null, default -> NODES.nullNode();
    };
  }

  private ObjectNode object(JsonParser parser, String path) throws SeedMistake {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String below = path.isEmpty() ? name : path + "." + name;
      lines.put(below, line(parser));
      parser.nextToken();
      object.set(name, node(parser, below));
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String path) throws SeedMistake {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(parser, path + "[" + array.size() + "]"));
    }
    return array;
  }

  private static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private static SeedMistake unreadable(JacksonException e) {
    @Nullable TokenStreamLocation location = e.getLocation();
    int line = location == null ? 1 : Math.max(1, location.getLineNr());
    String words = String.valueOf(e.getOriginalMessage());
    return new SeedMistake(
        line,
        words.startsWith("Duplicate")
            ? "The same key stands twice."
            : "This is not YAML: %s.".formatted(words.lines().findFirst().orElse("unreadable")));
  }
}
