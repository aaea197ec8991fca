package dev.tranche.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForecastPageTest {

  private static final Path PAGE = Path.of("docs/forecast.md");

  @Test
  void showsTheErrorThatForecastsHave() throws IOException {
    String page = ForecastPage.write(Files.readString(PAGE));
    if (Boolean.getBoolean("tranche.approve")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("stale; ./mvnw test -Dtest=ForecastPageTest -Dtranche.approve=true writes it anew")
        .hasContent(page);
  }
}
