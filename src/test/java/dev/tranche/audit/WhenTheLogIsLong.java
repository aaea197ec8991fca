package dev.tranche.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.audit.History.Page;
import dev.tranche.audit.History.Window;
import dev.tranche.contract.ContractEvent;
import dev.tranche.log.Changes;
import dev.tranche.log.CommitLog;
import dev.tranche.log.EventNames;
import dev.tranche.log.EventSerializer;
import dev.tranche.log.StoredEvent;
import dev.tranche.testing.TestMongo;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WhenTheLogIsLong {

  private static final Days ANY = new Days(null, null);

  /** However long the log is, a page looks at so much of it and says where to go on. */
  @Test
  void aPageEndsAfterSoManyEventsWereLookedAt() {
    int half = History.MOST_LOOKED_AT / 2;
    StoredEvent event = new StoredEvent("id", 0, "contract-resumed", "1", "{}", "{}");
    List<StoredEvent> many = Collections.nCopies(half, event);
    try (TestMongo mongo = TestMongo.start();
        CommitLog log = new CommitLog(mongo.database())) {
      for (String stream : List.of("xx-first", "xx-second", "xx-third")) {
        log.append(new Changes(stream, "Contract", 0, null, many));
      }
      EventSerializer serializer = new EventSerializer(EventNames.of(ContractEvent.class));
      History history = new History(log, new EventReader(serializer, JsonMapper.builder().build()));
      EventFilter none = new EventFilter(Set.of("talks-opened"), null, null, ANY, ANY, ANY);

      assertThat(history.page(null, none, new Window(1, 10, false)))
          .isEqualTo(new Page(List.of(), 2 * half, 2L * half + 1));
      assertThat(history.page(null, none, new Window(3L * half - 1, 10, true)))
          .isEqualTo(new Page(List.of(), 2 * half, half - 1L));
      assertThat(history.page("xx-third", none, new Window(0, 10, false)))
          .isEqualTo(new Page(List.of(), half, null));
    }
  }
}
