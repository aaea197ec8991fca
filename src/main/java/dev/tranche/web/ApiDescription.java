package dev.tranche.web;

import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.RecordedBy;
import dev.tranche.statement.StatementOf;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/** Describes what can be stated and asked, for {@code /swagger-ui.html}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  /** What every question and statement can be answered with. */
  private static final Map<String, String> FAILURES =
      Map.of(
          "400", "The request cannot be understood.",
          "503", "The database does not answer, or a view is behind; ask again.",
          "default", "Any other failure.");

  private static final Map<String, String> OF_STATEMENTS =
      Map.of(
          "409", "What is stated contradicts the book; nothing was recorded.",
          "413", "The body is too large.",
          "415", "The body is not JSON.",
          "422", "The statement is not possible as it is written; nothing was recorded.");

  private static final String PROBLEM = "application/problem+json";

  @Bean
  OpenAPI tranche() {
    // Both are described below instead: a viewpoint by its parameters, a statement by its command.
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Viewpoint.class)
        .replaceWithSchema(ObjectNode.class, StatementSchemas.typed("object"));
    @Nullable String version = ApiDescription.class.getPackage().getImplementationVersion();
    return new OpenAPI()
        .components(new Components().addSchemas("Problem", problem()))
        .info(
            new Info()
                .title("Tranche")
                .version(version == null ? "development" : version)
                .license(new License().name("Apache 2.0").identifier("Apache-2.0"))
                .description(
                    "Follows defence-export contracts from talks to their last delivery. Every"
                        + " statement names its source; every question may ask for another day."));
  }

  /** As {@link ProblemWriter} writes it. */
  private static Schema<Object> problem() {
    Schema<Object> problem = StatementSchemas.typed("object");
    problem.setDescription("Why it was not done, in words (RFC 9457).");
    for (String text : List.of("title", "detail", "type", "instance")) {
      problem.addProperty(text, StatementSchemas.typed("string"));
    }
    problem.addProperty("status", StatementSchemas.typed("integer").format("int32"));
    problem.addProperty(
        "path", StatementSchemas.typed("string").description("Of a statement, what is wrong."));
    problem.addProperty(
        "parameter", StatementSchemas.typed("string").description("Of a question, what is wrong."));
    problem.required(List.of("title", "status", "detail"));
    return problem;
  }

  @Bean
  GlobalOperationCustomizer statementsAndViewpoints() {
    return ApiDescription::described;
  }

  private static Operation described(Operation operation, HandlerMethod method) {
    Map<String, String> failures = new TreeMap<>(FAILURES);
    for (MethodParameter parameter : method.getMethodParameters()) {
      @Nullable StatementOf statement = parameter.getParameterAnnotation(StatementOf.class);
      if (parameter.hasParameterAnnotation(PathVariable.class)) {
        failures.put("404", "There is nothing of that name.");
      }
      if (statement != null) {
        failures.putAll(OF_STATEMENTS);
        addStatement(operation, statement);
      }
      if (parameter.getParameterType() == Viewpoint.class) {
        operation.addParametersItem(day("asOf", "The day to look at; today where left out."));
        operation.addParametersItem(day("knownOn", "The day to look from; today where left out."));
        operation.addParametersItem(
            query(
                "basis",
                "By which date a fact became known.",
                StatementSchemas.typed("string")._enum(List.of("reported", "recorded"))));
      }
    }
    if (method.hasMethodAnnotation(GetMapping.class)) {
      operation.addParametersItem(
          query(
              "atLeast",
              "Answer once every view has passed this position of the log.",
              StatementSchemas.typed("integer")));
    }
    failures.forEach(
        (code, words) -> operation.getResponses().addApiResponse(code, failure(words)));
    return operation;
  }

  private static void addStatement(Operation operation, StatementOf statement) {
    MediaType json = new MediaType().schema(StatementSchemas.of(statement));
    operation.requestBody(
        new RequestBody()
            .required(true)
            .content(new Content().addMediaType("application/json", json)));
    operation.addParametersItem(
        new HeaderParameter()
            .name(RecordedBy.HEADER)
            .description("Who records it; kept with it for good.")
            .schema(StatementSchemas.typed("string")));
  }

  private static ApiResponse failure(String words) {
    Schema<Object> problem = new JsonSchema();
    problem.set$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description(words)
        .content(new Content().addMediaType(PROBLEM, new MediaType().schema(problem)));
  }

  private static Parameter day(String name, String description) {
    return query(name, description, StatementSchemas.typed("string").format("date"));
  }

  private static Parameter query(String name, String description, Schema<?> schema) {
    return new QueryParameter().name(name).description(description).schema(schema);
  }
}
