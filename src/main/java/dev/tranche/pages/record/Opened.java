package dev.tranche.pages.record;

import dev.tranche.audit.RecordedEvent;
import dev.tranche.fact.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A form as somebody has it open.
 *
 * @param subject what it is about; nothing is recorded of it where its reference is still written
 * @param isFixed whether the reference stands, and is not to be written
 * @param key under which it is recorded once, however often it is sent
 * @param version of the subject that who fills it in has seen
 * @param fresh the row that was added just now; empty where none was
 * @param changes what others have recorded since it was opened
 * @param preview what would be recorded, in words
 */
record Opened(
    Form form,
    Subject subject,
    boolean isFixed,
    Sheet sheet,
    String key,
    long version,
    String fresh,
    List<Mistake> mistakes,
    List<RecordedEvent> changes,
    List<String> preview,
    Map<Long, Source> sources) {

  /** The version of a form that does not say which one its sender has seen. */
  static final long UNSEEN = Long.MAX_VALUE;

  static Opened of(Form form, Subject subject, boolean isFixed, Sheet sheet) {
    return new Opened(
        form,
        subject,
        isFixed,
        sheet,
        UUID.randomUUID().toString(),
        subject.version(),
        "",
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  /** As it was sent: under its own key, at the version that its sender has seen. */
  Opened sentAs(String sentKey, long seen) {
    return new Opened(
        form, subject, isFixed, sheet, sentKey, seen, fresh, mistakes, changes, preview, sources);
  }

  Opened with(Sheet other, String added) {
    return new Opened(
        form, subject, isFixed, other, key, version, added, mistakes, changes, preview, sources);
  }

  Opened wrong(List<Mistake> found) {
    return new Opened(
        form, subject, isFixed, sheet, key, version, fresh, found, changes, preview, sources);
  }

  /** With what others recorded; who sends it again has seen that. */
  Opened overtaken(Subject now, List<Mistake> found) {
    return new Opened(
        form,
        now,
        isFixed,
        sheet,
        key,
        now.version(),
        fresh,
        found,
        now.since(version),
        preview,
        sources);
  }

  Opened previewed(List<String> words) {
    return new Opened(
        form, subject, isFixed, sheet, key, version, fresh, mistakes, changes, words, sources);
  }

  Opened offering(Map<Long, Source> lately) {
    return new Opened(
        form, subject, isFixed, sheet, key, version, fresh, mistakes, changes, preview, lately);
  }

  /** The version at which it is to be recorded; absent where its sender has not seen one. */
  @Nullable Long expected() {
    return isFixed && version != UNSEEN ? version : null;
  }

  /** Whether the same is, now, no longer at the version that its sender has seen. */
  boolean isOvertaken(Subject now) {
    Long expected = expected();
    return expected != null && expected != now.version();
  }

  /** Where it is sent, whatever day is looked at. */
  public String action() {
    String address = "/record/" + form.name();
    return isFixed
        ? "%s?%s=%s"
            .formatted(
                address,
                form.about().parameter(),
                UriUtils.encode(subject.reference(), StandardCharsets.UTF_8))
        : address;
  }

  public List<Layout.Block> blocks() {
    return layout().blocks();
  }

  /** What the record has and a field may name, by the id of the list that proposes it. */
  public Map<String, Map<String, String>> proposals() {
    return layout().proposals();
  }

  /** Where long lists are written out too. */
  public String whole() {
    return action() + "&all=true";
  }

  private Layout layout() {
    return new Layout(form, sheet, Known.of(subject), mistakes, fresh);
  }

  /** The id of what stands at the path of a mistake. */
  public String idOf(String path) {
    return Layout.id(path);
  }

  public String text(String path) {
    return sheet.text(path);
  }

  public String error(String path) {
    return mistakes.stream()
        .filter(mistake -> mistake.path().equals(path))
        .map(Mistake::words)
        .findFirst()
        .orElse("");
  }
}
