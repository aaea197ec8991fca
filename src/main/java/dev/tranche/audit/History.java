package dev.tranche.audit;

import dev.tranche.contract.Provenance;
import dev.tranche.log.Commit;
import dev.tranche.log.CommitLog;
import dev.tranche.log.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads back what was recorded, in the order in which it was. */
@Component
public class History {

  private static final int COMMITS_AT_ONCE = 500;

  private final CommitLog log;
  private final JsonMapper json;

  History(CommitLog log, JsonMapper json) {
    this.log = log;
    this.json = json;
  }

  /** All events of one stream; none if nothing was ever recorded under the name. */
  public List<RecordedEvent> of(String stream) {
    List<RecordedEvent> events = new ArrayList<>();
    List<Commit> commits;
    do {
      commits = log.readStream(stream, events.size(), COMMITS_AT_ONCE);
      for (Commit commit : commits) {
        addTo(events, commit);
      }
    } while (commits.size() == COMMITS_AT_ONCE);
    return events;
  }

  private void addTo(List<RecordedEvent> events, Commit commit) {
    long position = commit.position();
    long sequence = commit.changes().firstSequence();
    for (StoredEvent stored : commit.changes().events()) {
      events.add(recorded(position++, sequence++, stored));
    }
  }

  private RecordedEvent recorded(long position, long sequence, StoredEvent stored) {
    ObjectNode data = (ObjectNode) json.readTree(stored.payload());
    Provenance provenance = json.treeToValue(data.remove("provenance"), Provenance.class);
    return new RecordedEvent(
        position,
        sequence,
        stored.name(),
        stored.revision(),
        provenance.effective(),
        provenance.reportedDay(),
        provenance.recorded(),
        provenance.source(),
        data);
  }
}
