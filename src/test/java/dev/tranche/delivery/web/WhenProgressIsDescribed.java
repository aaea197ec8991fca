package dev.tranche.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.Seeded;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WhenProgressIsDescribed {

  @Test
  void everyFigureStandsInTheDescriptionAsInTheAnswer(@Seeded RunningTranche tranche) {
    JsonNode schemas = tranche.get("/v3/api-docs").json().at("/components/schemas");

    assertThat(schemas.at("/DeliveryProgress/properties").propertyNames())
        .contains("planStart", "planEnd", "earnedSchedule", "spiT", "slippageDays", "forecast")
        .contains("overdue", "dueNext", "onTimeShare", "ordered", "share")
        .doesNotContain("performance");
    assertThat(schemas.at("/Forecast/properties").propertyNames())
        .containsExactlyInAnyOrder("earliest", "likely", "latest", "estimates");
    assertThat(schemas.at("/Estimate/properties/method/enum").toString())
        .contains("plan-kept", "pace-of-two-years");
    assertThat(schemas.at("/ItemProgress/properties").propertyNames())
        .contains("planned", "actual");
  }
}
