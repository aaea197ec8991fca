package dev.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = StartedWeb.class)
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class WhenTheApiIsDescribed {

  @Autowired private MockMvcTester web;

  private final JsonMapper json = JsonMapper.builder().build();

  @AfterEach
  void isDescribedWithoutComplaint(CapturedOutput output) {
    assertThat(output.getAll()).doesNotContain("WARN", "ERROR");
  }

  @Test
  void showsAStatementWithoutWhatTheProgramAdds() throws Exception {
    JsonNode schema = statement("/api/contracts/{reference}/deliveries");

    assertThat(schema.path("properties").propertyNames())
        .containsExactlyInAnyOrder("delivery", "item", "quantity", "effective", "source");
    assertThat(schema.path("required").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrder("quantity", "effective", "source");
    assertThat(schema.at("/properties/effective/example").stringValue()).isEqualTo("2022-08-26");
    assertThat(schema.at("/properties/quantity/oneOf").size()).isEqualTo(2);
    assertThat(schema.at("/properties/source/required").valueStream().map(JsonNode::stringValue))
        .containsExactly("publisher");
  }

  @Test
  void showsTheStagesAtWhichAContractEnters() throws Exception {
    JsonNode schema = statement("/api/contracts");

    assertThat(schema.path("oneOf").valueStream().map(s -> s.path("title").stringValue()))
        .containsExactly("talks", "signed");
    assertThat(schema.at("/oneOf/1/properties").propertyNames())
        .contains("stage", "reference", "items", "schedule", "conditions", "value", "buyer");
    assertThat(schema.at("/oneOf/1/properties/items/items/required").toString())
        .doesNotContain("\"id\"");
  }

  @Test
  void showsWhatCanBeClaimedByItsAttribute() throws Exception {
    JsonNode schema = statement("/api/contracts/{reference}/claims");

    assertThat(schema.path("properties").propertyNames())
        .containsExactlyInAnyOrder("claim", "states", "confidence", "source");
    assertThat(schema.path("required").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrder("states", "source");
    JsonNode states = schema.at("/properties/states/oneOf");
    assertThat(states.valueStream().map(s -> s.path("title").stringValue()))
        .containsExactly(
            "signing-date", "value", "ordered-quantity", "delivered-quantity", "delivery-date");
    assertThat(states.at("/1/properties").propertyNames())
        .containsExactlyInAnyOrder("attribute", "terms", "value");
    assertThat(states.at("/1/required").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrder("attribute", "value");
  }

  @Test
  void showsTheDaysThatAQuestionMayAskFor() throws Exception {
    JsonNode parameters = description().at("/paths/~1api~1viewpoint/get/parameters");

    assertThat(parameters.valueStream().map(p -> p.path("name").stringValue()))
        .containsExactly("asOf", "knownOn", "basis", "atLeast");
  }

  @Test
  void isReadWithoutTheNetwork() {
    assertThat(get("/swagger-ui/index.html")).hasStatus(200);
    assertThat(get("/v3/api-docs/swagger-config"))
        .bodyText()
        .doesNotContain("validator.swagger.io");
  }

  private MockMvcTester.MockMvcRequestBuilder get(String path) {
    return web.get().uri(path).header("Host", "localhost");
  }

  private JsonNode statement(String path) throws Exception {
    JsonNode post = description().path("paths").path(path).path("post");
    assertThat(post.path("parameters").valueStream().map(p -> p.path("name").stringValue()))
        .contains("Idempotency-Key")
        .doesNotContain("body");
    return post.at("/requestBody/content/application~1json/schema");
  }

  private JsonNode description() throws Exception {
    return json.readTree(get("/v3/api-docs").exchange().getResponse().getContentAsString());
  }
}
