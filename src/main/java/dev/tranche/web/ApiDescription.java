package dev.tranche.web;

import dev.tranche.contract.DeliverySchedule;
import dev.tranche.contract.EdtfDate;
import dev.tranche.contract.MonetaryValue;
import dev.tranche.contract.Party;
import dev.tranche.contract.Quantity;
import dev.tranche.contract.Viewpoint;
import dev.tranche.contract.web.RecordedBy;
import dev.tranche.contract.web.StatementOf;
import dev.tranche.rate.ExchangeRate;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/** Describes what can be stated and asked, for {@code /swagger-ui.html}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final List<Class<?>> VALUES =
      List.of(
          Quantity.class,
          EdtfDate.class,
          MonetaryValue.class,
          Party.class,
          DeliverySchedule.class,
          ExchangeRate.class);

  @Bean
  OpenAPI tranche() {
    VALUES.forEach(
        value -> SpringDocUtils.getConfig().replaceWithSchema(value, StatementSchemas.of(value)));
    // Both are described below instead: a viewpoint by its parameters, a statement by its command.
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Viewpoint.class)
        .replaceWithSchema(ObjectNode.class, StatementSchemas.typed("object"));
    return new OpenAPI()
        .info(
            new Info()
                .title("Tranche")
                .description(
                    "Follows defence-export contracts from talks to their last delivery. Every"
                        + " statement names its source; every question may ask for another day."));
  }

  @Bean
  GlobalOperationCustomizer statementsAndViewpoints() {
    return ApiDescription::described;
  }

  private static Operation described(Operation operation, HandlerMethod method) {
    for (MethodParameter parameter : method.getMethodParameters()) {
      @Nullable StatementOf statement = parameter.getParameterAnnotation(StatementOf.class);
      if (statement != null) {
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
    if (method.hasMethodAnnotation(GetMapping.class) && isOfBook(method)) {
      operation.addParametersItem(
          query(
              "atLeast",
              "Answer once every view has passed this position of the log.",
              StatementSchemas.typed("integer")));
    }
    return operation;
  }

  private static boolean isOfBook(HandlerMethod method) {
    return method.getBeanType() != Health.class;
  }

  private static Parameter day(String name, String description) {
    return query(name, description, StatementSchemas.typed("string").format("date"));
  }

  private static Parameter query(String name, String description, Schema<?> schema) {
    return new QueryParameter().name(name).description(description).schema(schema);
  }
}
