package dev.tranche.pages.record;

import dev.tranche.fact.Refused;
import dev.tranche.fact.Source;
import dev.tranche.framework.FrameworkCommand;
import dev.tranche.log.IdempotencyKeyReused;
import dev.tranche.log.Overtaken;
import dev.tranche.statement.BadStatement;
import dev.tranche.statement.Command;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import dev.tranche.statement.Receipt;
import dev.tranche.statement.RecordedBy;
import dev.tranche.web.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * Hands a form in where the API hands in its statements, so that both are read and refused alike.
 * Whatever stands against it comes back with all that was written on it.
 */
@Component
class RecordingDesk {

  static final String PICK = "source.pick";
  static final String RECORDER = "recordedBy";

  private static final String RECORDED_ALREADY =
      "This form was recorded before, when something else stood on it. Record it once more if this"
          + " is to be recorded as well.";
  private static final String NOTHING_NEW = "The book says this already: nothing was recorded.";

  /** The form to show again with its status, or the receipt of what was recorded. */
  record Answer(Opened opened, HttpStatus status, @Nullable Receipt receipt) {}

  private final CommandReader reader;
  private final CommandService desk;
  private final LogReader log;
  private final Problems problems;

  RecordingDesk(CommandReader reader, CommandService desk, LogReader log, Problems problems) {
    this.reader = reader;
    this.desk = desk;
    this.log = log;
    this.problems = problems;
  }

  /** Says what would be recorded; nothing is. */
  Answer check(Opened opened, WebRequest request) {
    List<Mistake> mistakes = mistakes(opened);
    if (!mistakes.isEmpty()) {
      return unreadable(opened, mistakes);
    }
    try {
      List<String> words = opened.subject().preview(command(opened));
      return words.isEmpty()
          ? refused(opened, NOTHING_NEW)
          : new Answer(opened.previewed(words), HttpStatus.OK, null);
    } catch (RuntimeException e) { // whatever it is, it is answered as the API answers it
      return failed(opened, e, request);
    }
  }

  Answer record(Opened opened, WebRequest request) {
    List<Mistake> mistakes = mistakes(opened);
    if (!mistakes.isEmpty()) {
      return unreadable(opened, mistakes);
    }
    try {
      Command command = command(opened);
      // What was recorded under this key is answered as it was then, whatever came after it.
      if (command instanceof FrameworkCommand
          && !log.isRecorded(opened.key())
          && opened.subject().preview(command).isEmpty()) {
        return refused(opened, NOTHING_NEW);
      }
      String recorder = opened.text(RECORDER);
      Receipt receipt =
          desk.record(
              command,
              opened.key(),
              recorder.isEmpty() ? null : RecordedBy.named(recorder),
              opened.expected());
      return new Answer(opened, HttpStatus.SEE_OTHER, receipt);
    } catch (RuntimeException e) { // whatever it is, it is answered as the API answers it
      return failed(opened, e, request);
    }
  }

  private Command command(Opened opened) {
    return reader.read(
        opened.form().command(),
        opened.subject().reference(),
        sourced(opened).statement(opened.form().fields()));
  }

  private List<Mistake> mistakes(Opened opened) {
    List<Mistake> mistakes = new ArrayList<>();
    if (opened.subject().reference().isEmpty()) {
      mistakes.add(new Mistake("reference", "Reference", Checks.MISSING));
    }
    mistakes.addAll(Checks.of(sourced(opened), opened.form().fields()));
    Sheet sheet = opened.sheet();
    if (!sheet.text(PICK).isEmpty()
        && !opened.form().fields().stream()
            .filter(field -> field.name().equals("source"))
            .flatMap(field -> field.parts().stream())
            .allMatch(part -> sheet.text("source." + part.name()).isEmpty())) {
      mistakes.add(new Mistake("source", "Source", "Pick a source or type another one, not both."));
    }
    try {
      if (!sheet.text(RECORDER).isEmpty()) {
        RecordedBy.named(sheet.text(RECORDER));
      }
    } catch (BadStatement e) {
      mistakes.add(new Mistake(RECORDER, "Your name", String.valueOf(e.getMessage())));
    }
    return mistakes;
  }

  /** With the source that was picked in the place where another one is typed. */
  private Sheet sourced(Opened opened) {
    String picked = opened.text(PICK);
    Optional<Source> source =
        picked.matches("\\d{1,18}") ? log.sourceAt(Long.parseLong(picked)) : Optional.empty();
    return source.map(known -> opened.sheet().with(written(known))).orElse(opened.sheet());
  }

  private static Map<String, String> written(Source source) {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("source.publisher", source.publisher());
    written.put("source.title", Objects.requireNonNullElse(source.title(), ""));
    written.put("source.link", source.link() == null ? "" : source.link().toString());
    written.put(
        "source.published", source.published() == null ? "" : source.published().toString());
    return written;
  }

  private static Answer unreadable(Opened opened, List<Mistake> mistakes) {
    return new Answer(opened.wrong(mistakes), HttpStatus.UNPROCESSABLE_CONTENT, null);
  }

  private Answer refused(Opened opened, String words) {
    return refused(opened, List.of(Mistake.of(words)));
  }

  /** With what others have recorded meanwhile, which may be why. */
  private Answer refused(Opened opened, List<Mistake> mistakes) {
    Subject now = log.subject(opened.form().about(), opened.subject().reference());
    if (!opened.isOvertaken(now)) {
      return new Answer(opened.wrong(mistakes), HttpStatus.CONFLICT, null);
    }
    List<Mistake> all = new ArrayList<>(mistakes);
    all.addFirst(
        Mistake.of(
            "Somebody else has recorded something of %s since you opened this form. Nothing of yours"
                    .formatted(now.reference())
                + " was recorded. Read what it was, change what you wrote if need be, and record it"
                + " then."));
    return new Answer(opened.overtaken(now, all), HttpStatus.CONFLICT, null);
  }

  /** In the words of the API, beside the field that they are about. */
  private Answer failed(Opened opened, RuntimeException e, WebRequest request) {
    if (e instanceof IdempotencyKeyReused) {
      Opened again = Opened.of(opened.form(), opened.subject(), opened.isFixed(), opened.sheet());
      return refused(again, RECORDED_ALREADY);
    }
    if (e instanceof Overtaken) {
      return refused(opened, List.of());
    }
    ResponseEntity<?> answer = problems.answerTo(e, request);
    ProblemDetail problem = (ProblemDetail) Objects.requireNonNull(answer.getBody());
    Map<String, Object> properties = Objects.requireNonNullElse(problem.getProperties(), Map.of());
    String path = String.valueOf(properties.getOrDefault("path", ""));
    String words = String.valueOf(problem.getDetail());
    Mistake mistake =
        path.equals("reference")
            ? new Mistake(path, "Reference", words)
            : Checks.at(path, words, opened.form().fields());
    HttpStatus status = HttpStatus.valueOf(answer.getStatusCode().value());
    return e instanceof Refused
        ? refused(opened, List.of(mistake))
        : new Answer(opened.wrong(List.of(mistake)), status, null);
  }
}
