package dev.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.RunningTranche;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import tools.jackson.databind.JsonNode;

class WhenTheWholeApiIsDescribed {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private static RunningTranche tranche;
  private static JsonNode description;

  @BeforeAll
  static void start() {
    tranche = RunningTranche.withSeeds(Path.of("seeds"));
    description = tranche.get("/v3/api-docs").json();
    tranche.catchUp();
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void everyFigureStandsInTheDescriptionAsInTheAnswer() {
    JsonNode schemas = description.at("/components/schemas");

    assertThat(schemas.at("/DeliveryProgress/properties").propertyNames())
        .contains("planStart", "planEnd", "earnedSchedule", "spiT", "slippageDays", "forecast")
        .contains("overdue", "dueNext", "onTimeShare", "ordered", "share")
        .doesNotContain("performance");
    assertThat(schemas.at("/Forecast/properties").propertyNames())
        .containsExactlyInAnyOrder("earliest", "likely", "latest", "estimates");
    assertThat(schemas.at("/ForecastMethod/enum").toString())
        .contains("plan-kept", "pace-of-two-years");
    assertThat(schemas.at("/ItemProgress/properties").propertyNames())
        .contains("planned", "actual");
  }

  @Test
  void eachListHasASchemaOfItsOwn() {
    JsonNode schemas = description.at("/components/schemas");

    assertThat(schemas.propertyNames())
        .contains("ContractsPage", "ClaimsPage", "FigurePage", "FrameworkPage", "RatePage")
        .contains("HistoryPage", "SumsRow", "BookToBillRow", "CoverageRow");
    assertThat(strings(schemas.at("/ContractsPage/required")))
        .containsExactlyInAnyOrder("size", "contracts");
    assertThat(schemas.at("/HistoryPage/properties/next/type").toString())
        .contains("integer", "null");
    assertThat(strings(schemas.at("/HistoryPage/required"))).contains("next");
  }

  @Test
  void aLinterHasNoComplaint() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult read =
        new OpenAPIParser().readContents(description.toString(), List.of(), options);

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getInfo().getVersion()).isNotBlank();
  }

  @Test
  void everyOperationHasANameASummaryAndItsFailures() {
    Set<String> names = new HashSet<>();
    for (JsonNode path : description.path("paths")) {
      for (String method : path.propertyNames()) {
        if (METHODS.contains(method)) {
          JsonNode operation = path.path(method);
          String name = operation.path("operationId").asString();
          assertThat(name).matches("[a-z]+([A-Z][a-z]+)+");
          assertThat(names.add(name)).as(name).isTrue();
          assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
          assertThat(operation.path("responses").propertyNames())
              .as(name)
              .contains("400", "503", "default");
          for (JsonNode parameter : operation.path("parameters")) {
            assertThat(parameter.at("/schema").propertyNames()).as(name).isNotEmpty();
          }
        }
      }
    }
    assertThat(names).contains("listContracts", "signContract", "getBacklog", "verifyLog");
    JsonNode entered = description.at("/paths/~1api~1contracts/post/responses");
    assertThat(entered.propertyNames()).contains("201", "409", "422").doesNotContain("200");
  }

  @Test
  void aQuestionSaysWhichWordsItKnows() {
    assertThat(parameter("/api/contracts", "status").toString()).contains("Status");
    assertThat(strings(parameter("/api/audit/events", "order").path("schema").path("enum")))
        .containsExactly("oldest", "newest");
    assertThat(parameter("/api/contracts", "status").path("required").asBoolean(false)).isFalse();
    assertThat(parameter("/api/series", "from").path("required").asBoolean()).isTrue();
  }

  private static JsonNode parameter(String path, String name) {
    return description
        .path("paths")
        .path(path)
        .path("get")
        .path("parameters")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(name))
        .findAny()
        .orElseThrow();
  }

  /** What it is answered with is looked at wherever a test asks; here everything is asked once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/contracts?total=true",
        "/api/contracts/pl-k2-2022",
        "/api/contracts/pl-k2-2022/progress",
        "/api/contracts/pl-k2-2022/events",
        "/api/backlog?by=buyer,year&in=USD",
        "/api/order-intake",
        "/api/deliveries",
        "/api/book-to-bill",
        "/api/series?from=2022-01&to=2022-12",
        "/api/claims",
        "/api/figures?size=1000",
        "/api/figures/coverage?year=2024",
        "/api/frameworks",
        "/api/rates",
        "/api/audit/events?limit=1000",
        "/api/audit/comparison?asOf=2023-12-31&toAsOf=2024-07-11",
        "/api/audit/verification",
        "/api/audit/checkpoint",
        "/api/audit/checkpoint/key",
        "/api/audit/proofs/inclusion?position=4",
        "/api/audit/proofs/consistency?from=1&to=5",
        "/api/audit/proofs/verification",
        "/api/audit/pack?contract=pl-k2-2022",
        "/api/views",
        "/api/views/delivery",
        "/api/views/delivery/rebuilds",
        "/api/views/delivery/dead-letters",
        "/api/views/nothing",
        "/api/health",
        "/api/contracts/nobody",
        "/api/contracts?statsu=signed"
      })
  void everyQuestionIsAnsweredAsDescribed(String path) {
    assertThat(tranche.get(path).status()).isLessThan(500);
  }

  @Test
  void aVerificationBeginsWhereTheLogIs() {
    long end = tranche.get("/api/audit/verification").json().at("/end/position").asLong();

    assertThat(tranche.get("/api/audit/verification?from=" + (end - 1)).status()).isEqualTo(200);
    for (String from : new String[] {"-1", "" + end, "9223372036854775807"}) {
      RunningTranche.Answer answer = tranche.get("/api/audit/verification?from=" + from);
      assertThat(answer.status()).as(from).isEqualTo(400);
      assertThat(answer.json().path("parameter").asString()).isEqualTo("from");
    }
  }

  @Test
  void aClientIsMadeOfItAndCompiles(@TempDir Path folder) throws IOException {
    Path api = Files.writeString(folder.resolve("api.json"), description.toString());
    CodegenConfigurator client =
        new CodegenConfigurator()
            .setGeneratorName("java")
            .setLibrary("native")
            .setInputSpec(api.toString())
            .setOutputDir(folder.resolve("client").toString())
            .addAdditionalProperty("useJakartaEe", "true")
            .addAdditionalProperty("openApiNullable", "false")
            .addAdditionalProperty("hideGenerationTimestamp", "true")
            .addGlobalProperty("apis", "")
            .addGlobalProperty("models", "")
            .addGlobalProperty("supportingFiles", "")
            .addGlobalProperty("apiTests", "false")
            .addGlobalProperty("modelTests", "false")
            .addGlobalProperty("apiDocs", "false")
            .addGlobalProperty("modelDocs", "false");
    new DefaultGenerator().opts(client.toClientOptInput()).generate();

    assertThat(compiled(folder.resolve("client/src/main/java"), folder.resolve("classes")))
        .isEmpty();
  }

  private static List<String> compiled(Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(told, null, null);
        Stream<Path> all = Files.walk(sources)) {
      List<File> java =
          all.filter(file -> file.toString().endsWith(".java")).map(Path::toFile).toList();
      assertThat(java).hasSizeGreaterThan(40);
      List<String> options =
          List.of(
              "-proc:none",
              "-d",
              Files.createDirectories(classes).toString(),
              "-cp",
              System.getProperty("java.class.path"));
      compiler
          .getTask(null, files, told, options, null, files.getJavaFileObjectsFromFiles(java))
          .call();
    }
    return told.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.toString())
        .toList();
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(each -> strings.add(each.asString()));
    return strings;
  }
}
