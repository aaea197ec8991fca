package dev.tranche.pack;

import dev.tranche.audit.Designations;
import dev.tranche.audit.EventReader;
import dev.tranche.audit.RecordedEvent;
import dev.tranche.log.ChainedCommit;
import dev.tranche.proof.Checkpoint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of a pack for people: what it is of, by what it is checked, and its events in words. It
 * needs nothing from elsewhere, and reads as well on paper. However long the log is, it is not.
 */
final class Report {

  private static final int MOST_IN_WORDS = 10_000;

  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; }
      body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      code, .n { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; }
      td { overflow-wrap: anywhere; }
      th, td { padding: .3rem .6rem; border-bottom: 1px solid #ccc; }
      dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
      @page { margin: 18mm; }
      @media print {
        body { font: 10pt/1.4 serif; max-width: none; margin: 0; padding: 0; }
        tr { break-inside: avoid; }
        thead { display: table-header-group; }
      }
      """;

  private final StringBuilder out = new StringBuilder();
  private final Map<String, Designations> items = new HashMap<>();
  private final boolean ofAll;
  private long events;
  private @Nullable Instant last;

  Report(PackHead head) {
    ofAll = head.contract() == null;
    Checkpoint checkpoint = head.checkpoint();
    String title = ofAll ? "Everything in the log" : "Contract " + escaped(head.contract());
    out.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%1$s: audit pack</title>
        <style>
        %2$s</style>
        </head>
        <body>
        <h1>%1$s</h1>
        <p>What was recorded, in the order of recording, as it stands in the log of this checkpoint.</p>
        <dl>
        <dt>Log</dt><dd class="n">%3$s</dd>
        <dt>Commits in the log</dt><dd class="n">%4$d</dd>
        <dt>Root of its tree</dt><dd class="n">%5$s</dd>
        <dt>Key</dt><dd class="n">%6$s</dd>
        </dl>
        <p>Believe this page once <code>tranche verify</code> with this key, which you have from
        elsewhere, says that the pack holds.</p>
        <table>
        <thead><tr><th>Position</th>%7$s<th>What was recorded</th></tr></thead>
        <tbody>
        """
            .formatted(
                title,
                STYLE,
                escaped(checkpoint.origin()),
                checkpoint.tree().size(),
                checkpoint.tree().root(),
                escaped(head.key().toString()),
                ofAll ? "<th>Of</th>" : ""));
  }

  /**
   * Takes the next event.
   *
   * @param recorded null where nobody can read it
   */
  void on(@Nullable Instant recorded, EventReader reader, ChainedCommit commit, int index) {
    last = recorded == null ? last : recorded;
    if (events++ < MOST_IN_WORDS) {
      RecordedEvent event = reader.read(commit, index, designations(commit)).recorded();
      out.append("<tr><td class=\"n\">%d</td>".formatted(event.position()));
      if (ofAll) {
        out.append("<td>%s</td>".formatted(escaped(event.stream())));
      }
      out.append("<td>%s</td></tr>\n".formatted(escaped(event.words())));
    }
  }

  private Designations designations(ChainedCommit commit) {
    return items.computeIfAbsent(commit.commit().changes().stream(), _ -> new Designations());
  }

  /** The whole page, once no event comes any more. */
  String text() {
    StringBuilder end = new StringBuilder("</tbody>\n</table>\n");
    end.append("<p>%d events%s.".formatted(events, last == null ? "" : ", the last of " + last));
    if (events > MOST_IN_WORDS) {
      end.append(" The first %d are in words; all are in events.jsonl.".formatted(MOST_IN_WORDS));
    }
    return out + end.append("</p>\n</body>\n</html>\n").toString();
  }

  /** Text that cannot be taken for anything else, on one line. */
  private static String escaped(@Nullable String text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", " ")
        .replace("\r", " ");
  }
}
