package dev.tranche.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.view.Rebuild.Phase;
import dev.tranche.view.Rebuild.Progress;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WhenAPointerIsOfAFormerVersionTest {

  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void itsRebuildReadsAsOneWithoutProgress() {
    Rebuild read =
        json.readValue(
            """
            {"generation": 2, "phase": "switched", "manual": false, "owner": "somebody", "beat": 3,
             "startedMillis": 7, "events": 5, "ofEvents": 5, "eventsPerSecond": 9, "undigested": 1}
            """,
            Rebuild.class);

    assertThat(read)
        .isEqualTo(
            new Rebuild(2, Phase.SWITCHED, false, "somebody", 3, 7, Progress.NONE, null, null));
  }

  @Test
  void oneOfTodayReadsAsItWasWritten() {
    Rebuild rebuild = Rebuild.starting(2, true, "somebody", 7).beating(new Progress(1, 2, 3, 4));

    assertThat(json.readValue(json.writeValueAsString(rebuild), Rebuild.class)).isEqualTo(rebuild);
  }
}
