package dev.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the answers of the API against what the API says of them: each status and kind of answer is
 * described, and what is written has no part that is not.
 */
final class DescribedAnswers {

  private final JsonNode paths;
  private final JsonNode schemas;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> known = new ConcurrentHashMap<>();

  DescribedAnswers(String description) {
    JsonNode whole =
        new JsonMapper()
            .readTree(
                description.replace("\"#/components/schemas/", "\"#/$defs/")); // as a schema has it
    close(whole);
    paths = whole.path("paths");
    schemas = whole.at("/components/schemas");
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.path("type").asString("").equals("object")) {
      object.put("additionalProperties", false);
    }
    if (node instanceof ObjectNode object && object.path("example").isValueNode()) {
      object.remove("example"); // which says nothing of what is valid
    }
    node.forEach(DescribedAnswers::close);
  }

  void check(HttpRequest request, HttpResponse<String> answer) {
    String path = request.uri().getPath();
    if (!path.startsWith("/api/")) {
      return;
    }
    String method = request.method().toLowerCase(Locale.ROOT);
    Optional<String> template = template(path, method);
    if (template.isEmpty()) {
      assertThat(answer.statusCode())
          .as("%s %s is described nowhere", method, path)
          .isBetween(400, 499);
      return;
    }
    String status = Integer.toString(answer.statusCode());
    JsonNode responses = paths.path(template.get()).path(method).path("responses");
    if (!responses.has(status)) {
      assertThat(status).as("status of %s %s as described", method, path).matches("[45]..");
      status = "default";
    }
    JsonNode content = responses.path(status).path("content");
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (content.isMissingNode()) {
      assertThat(answer.body()).as("body of %s %s", method, path).isEmpty();
      return;
    }
    String described = "%s %s %s %s".formatted(method, template.get(), status, type);
    assertThat(content.has(type) || content.has(type + ";charset=UTF-8"))
        .as("%s is described", described)
        .isTrue();
    if (type.endsWith("json")) {
      Schema schema =
          known.computeIfAbsent(described, _ -> schema(content.path(type).path("schema")));
      List<Error> errors = schema.validate(answer.body(), InputFormat.JSON);
      assertThat(errors).as("%s%n%s", described, answer.body()).isEmpty();
    }
  }

  private Schema schema(JsonNode described) {
    ObjectNode whole = described.deepCopy().asObject();
    whole.set("$defs", schemas);
    return registry.getSchema(whole);
  }

  /** The address as it is described; one that is written out goes before one of variables. */
  private Optional<String> template(String path, String method) {
    return paths.propertyNames().stream()
        .filter(template -> paths.path(template).has(method))
        .filter(template -> path.matches(pattern(template)))
        .min(Comparator.comparingLong(template -> template.chars().filter(c -> c == '{').count()));
  }

  private static String pattern(String template) {
    return Arrays.stream(template.split("(?=\\{)|(?<=})", -1))
        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
        .collect(Collectors.joining());
  }
}
