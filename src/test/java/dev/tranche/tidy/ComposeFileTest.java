package dev.tranche.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the compose file must keep to, read off the file itself: that it is closed to other
 * machines, runs without privileges, and acknowledges nothing that a server could lose.
 */
class ComposeFileTest {

  private static final JsonNode COMPOSE =
      new YAMLMapper().readTree(Path.of("docker-compose.yml").toFile());

  private final JsonNode mongodb = COMPOSE.at("/services/mongodb");
  private final JsonNode tranche = COMPOSE.at("/services/tranche");
  private final String dockerfile = tranche.at("/build/dockerfile_inline").asString();
  private final String lastStage = dockerfile.substring(dockerfile.lastIndexOf("FROM "));

  @Test
  void publishesOnTheLoopbackAddressOnly() {
    assertThat(texts(tranche.path("ports")))
        .singleElement()
        .asString()
        .startsWith("127.0.0.1:")
        .endsWith(":" + tranche.at("/environment/SERVER_PORT").asString());
    assertThat(mongodb.has("ports")).as("MongoDB is published").isFalse();
    assertThat(COMPOSE.path("services").valueStream())
        .noneMatch(service -> service.path("network_mode").asString("").equals("host"));
  }

  @Test
  void runsTheApplicationWithoutRootOnARuntimeOnly() {
    assertThat(lastStage).startsWith("FROM eclipse-temurin:25-jre\n");
    assertThat(lastStage.lines().filter(line -> line.startsWith("USER ")))
        .singleElement()
        .asString()
        .matches("USER [1-9][0-9]*");
    assertThat(lastStage.indexOf("USER ")).isLessThan(lastStage.indexOf("ENTRYPOINT "));
    assertThat(tranche.has("user")).as("compose overrides the image's user").isFalse();
    assertThat(texts(tranche.path("cap_drop"))).containsExactly("ALL");
    assertThat(texts(tranche.path("security_opt"))).contains("no-new-privileges:true");
  }

  @Test
  void buildsALayeredImageWithTheWrapper() {
    assertThat(dockerfile).startsWith("FROM eclipse-temurin:25-jdk AS build\n").contains("./mvnw ");
    assertThat(lastStage)
        .containsSubsequence("/dependencies/", "/snapshot-dependencies/", "/application/");
  }

  @Test
  void runsMongodbAsAReplicaSetThatTheApplicationWaitsFor() {
    assertThat(mongodb.path("image").asString()).startsWith("mongo:8");
    assertThat(texts(mongodb.path("command"))).containsSequence("--replSet", "rs0");
    assertThat(texts(mongodb.at("/healthcheck/test")).getLast())
        .contains("rs.initiate({ _id: 'rs0'", "host: 'mongodb:27017'", "isWritablePrimary");
    assertThat(tranche.at("/depends_on/mongodb/condition").asString()).isEqualTo("service_healthy");
  }

  @Test
  void keepsTheLogOnANamedVolumeAndAsksForMajorityAndJournal() {
    assertThat(texts(mongodb.path("volumes"))).containsExactly("mongodb-data:/data/db");
    assertThat(COMPOSE.path("volumes").has("mongodb-data")).isTrue();
    assertThat(tranche.at("/environment/SPRING_MONGODB_URI").asString())
        .startsWith("mongodb://mongodb:27017/")
        .contains("replicaSet=rs0", "w=majority", "journal=true");
  }

  @Test
  void asksTheApplicationForItsHealth() {
    assertThat(lastStage).containsSubsequence("HEALTHCHECK ", "GET /api/health ");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
