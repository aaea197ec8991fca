package dev.tranche.pages;

import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * The two days that a page shows, for its date bar and for the links on it, all of which keep them.
 *
 * @param path of the page
 * @param others what its address carries besides the days
 * @param first the day at which the sliders begin
 */
public record At(
    Viewpoint viewpoint,
    LocalDate today,
    LocalDate first,
    String path,
    MultiValueMap<String, String> others) {

  /** A place of the navigation. */
  public record Place(String path, String name) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("/", "Order book"),
          new Place("/contracts", "Contracts"),
          new Place("/frameworks", "Frameworks"),
          new Place("/figures", "Figures"),
          new Place("/claims", "Claims"),
          new Place("/audit", "Audit"),
          new Place("/record", "Record"));

  /** The parameters of an address that say from where a page looks. */
  static final List<String> DAYS = List.of("asOf", "knownOn", "basis");

  /** Those that are about the moment after something was recorded, and about no link. */
  static final List<String> ONCE = List.of("recorded");

  /** Those that are about a list as it is on these days, and about no other days. */
  private static final List<String> PLACES_IN_LISTS =
      List.of(
          "after",
          "page",
          "items",
          "batches",
          "life",
          "conditions",
          "claims",
          "events",
          "callOffs",
          "ceilings");

  public LocalDate asOf() {
    return viewpoint.asOf();
  }

  /** Today where everything is known. */
  public LocalDate knownOn() {
    return viewpoint.knowsEverything() ? today : viewpoint.knownOn();
  }

  /** Whether what happened until today is shown, by all that is known. */
  public boolean isToday() {
    return viewpoint.knowsEverything() && asOf().equals(today);
  }

  /** Whether only the day of recording counts as the day on which something became known. */
  public boolean isByRecording() {
    return viewpoint.basis() == Basis.RECORDED && !viewpoint.knowsEverything();
  }

  /** The places of the navigation, in order. */
  public List<Place> places() {
    return PLACES;
  }

  /** What is seen, as a sentence. */
  public String inWords() {
    String asOf = Formats.day(asOf());
    if (viewpoint.knowsEverything()) {
      return "You see the book as of %s, by all that is known today.".formatted(asOf);
    }
    String known =
        "You see the book as %s %s"
            .formatted(isByRecording() ? "recorded by" : "known on", Formats.day(knownOn()));
    return asOf().equals(knownOn()) ? known + "." : "%s, as of %s.".formatted(known, asOf);
  }

  /** Which days these are, and where they are shown again, for a sheet of paper. */
  public String onPaper() {
    return "The book as of %s, as %s %s: %s"
        .formatted(
            Formats.day(asOf()),
            isByRecording() ? "recorded by" : "known on",
            Formats.day(knownOn()),
            path + query(others, true));
  }

  /** The number of days from the first one of the sliders. */
  public long daysTo(LocalDate day) {
    return ChronoUnit.DAYS.between(first, day);
  }

  /** The last day of the sliders. */
  public LocalDate last() {
    return asOf().isAfter(today) ? asOf() : today;
  }

  /** The address of a page on these days. */
  public String link(String page) {
    return page + query(new LinkedMultiValueMap<>());
  }

  /**
   * The address of a page on these days.
   *
   * @param parameters names and values in turn; one whose value is null is left out
   */
  public String link(String page, @Nullable Object... parameters) {
    MultiValueMap<String, String> more = new LinkedMultiValueMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      Object value = parameters[i + 1];
      if (value != null) {
        more.add(String.valueOf(parameters[i]), value.toString());
      }
    }
    return page + query(more);
  }

  /** The address of this page with one parameter set otherwise, or taken out by null. */
  public String with(String name, @Nullable Object value) {
    MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(others);
    changed.remove(name);
    if (value != null) {
      changed.add(name, value.toString());
    }
    return path + query(changed);
  }

  /** What the address carries besides the days and goes along to others. */
  public MultiValueMap<String, String> kept() {
    MultiValueMap<String, String> kept = new LinkedMultiValueMap<>(others);
    kept.keySet().removeAll(PLACES_IN_LISTS);
    return kept;
  }

  /** The address of this page on both days today. */
  public String onToday() {
    return path + new At(Viewpoint.of(today), today, first, path, others).query(kept());
  }

  /** Whether this page belongs to that place of the navigation. */
  public boolean isBelow(String place) {
    return path.equals(place) || (!place.equals("/") && path.startsWith(place + "/"));
  }

  private String query(MultiValueMap<String, String> parameters) {
    return query(parameters, !isToday());
  }

  private String query(MultiValueMap<String, String> parameters, boolean withDays) {
    MultiValueMap<String, String> all = new LinkedMultiValueMap<>(parameters);
    if (withDays) {
      all.add("asOf", asOf().toString());
      all.add("knownOn", knownOn().toString());
    }
    if (isByRecording()) {
      all.add("basis", "recorded");
    }
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    all.forEach(
        (name, values) -> values.forEach(value -> query.add(encoded(name) + "=" + encoded(value))));
    return query.toString();
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }
}
