package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.contract.ContractEvent;
import dev.tranche.fact.EdtfDate;
import dev.tranche.figure.FigureEvent;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.log.ChainedCommit;
import dev.tranche.log.Changes;
import dev.tranche.log.Commit;
import dev.tranche.log.EventNames;
import dev.tranche.log.EventSerializer;
import dev.tranche.log.StoredEvent;
import dev.tranche.rate.RateEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Each kind of event is told in a sentence; all of them stand in one approved file. */
class EventsInWordsTest {

  private static final Path EVENTS = Path.of("src/test/resources/events");
  private static final Path APPROVED = Path.of("src/test/resources/audit/events-in-words.txt");
  private static final EventNames NAMES =
      EventNames.of(ContractEvent.class, FrameworkEvent.class, FigureEvent.class, RateEvent.class);
  private static final EventReader READER =
      new EventReader(new EventSerializer(NAMES), JsonMapper.builder().build());

  @Test
  void everyKindIsToldAsApproved() throws IOException {
    List<String> told = new ArrayList<>();
    for (Map.Entry<String, String> event : NAMES.revisions().entrySet()) {
      Path file = EVENTS.resolve("%s-r%s.json".formatted(event.getKey(), event.getValue()));
      RecordedEvent read =
          read(event.getKey(), event.getValue(), Files.readString(file), "{\"recorder\":\"Ann\"}");
      told.add(event.getKey() + ": " + read.words());
    }
    if (Boolean.getBoolean("tranche.approve")) {
      Files.createDirectories(APPROVED.getParent());
      Files.write(APPROVED, told);
    }
    assertThat(told)
        .as("approved by ./mvnw test -Dtest=EventsInWordsTest -Dtranche.approve=true")
        .isEqualTo(Files.readAllLines(APPROVED));
  }

  @Test
  void anEventWithoutARecorderWasRecordedBySomebodyUnknown() throws IOException {
    String payload = Files.readString(EVENTS.resolve("contract-resumed-r1.json"));
    RecordedEvent read = read("contract-resumed", "1", payload, "{}");
    assertThat(read.recorder()).isEqualTo("unknown");
    assertThat(read.words()).endsWith("; recorded by somebody unknown on 15 January 2026.");
  }

  @Test
  void whatCannotBeReadIsShownAsSuch() {
    RecordedEvent forged = read("delivery-made", "1", "{\"quantity\": 1000}", "{}");
    assertThat(forged.words()).contains("cannot be read");
    assertThat(forged.position()).isEqualTo(7);
    assertThat(forged.hash()).isEqualTo("ab");
    assertThat(forged.effective()).isNull();
    assertThat(read("war-declared", "1", "no JSON", "none").words()).contains("cannot be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024                  | 2024
          2024-03               | March 2024
          2024-03-17            | 17 March 2024
          2022-21               | spring 2022
          2022-24               | winter 2022
          202X                  | some year from 2020 to 2029
          2022-XX               | 2022
          2022-08-XX            | August 2022
          2024-03~              | about March 2024
          2023?                 | perhaps 2023
          2023%                 | perhaps about 2023
          2024-03-17/2024-03-19 | 17 March 2024 to 19 March 2024
          2023-12~/2024         | about December 2023 to 2024
          ../2024-07-11         | by 11 July 2024
          /2024                 | by 2024
          2022/..               | since 2022
          """)
  void aDateIsToldNoMoreExactlyThanItIs(String date, String words) {
    assertThat(DateWords.of(EdtfDate.parse(date))).isEqualTo(words);
  }

  private static RecordedEvent read(String name, String revision, String payload, String metadata) {
    StoredEvent stored = new StoredEvent("id", 0, name, revision, payload, metadata);
    Changes changes = new Changes("xx-words-2022", "Contract", 3, null, List.of(stored));
    return READER.read(new ChainedCommit(new Commit(7, changes), "ab"), 0).recorded();
  }
}
