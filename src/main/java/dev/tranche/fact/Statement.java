package dev.tranche.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source stated, with the corrections that were made of it since: the record of one fact
 * from every viewpoint. A correction counts from when it is known, if the statement is known too;
 * of several that are known, the last recorded counts.
 *
 * @param name what a correction calls it by
 * @param number that of the event in its stream, from 0 on: the order of recording
 * @param corrections in the order of recording
 */
public record Statement<T>(
    String name, T value, Provenance provenance, int number, List<Correction<T>> corrections) {

  /**
   * What replaces a statement's value, its date, or both.
   *
   * @param value absent where the value was right
   * @param effective absent where the date was right
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Correction<T>(
      @Nullable T value, @Nullable EdtfDate effective, Provenance provenance, int number) {}

  /**
   * A statement as it is known from a viewpoint.
   *
   * @param provenance of the statement or of the last correction that is known
   */
  public record Known<T>(String name, T value, EdtfDate effective, Provenance provenance) {

    public Known<T> on(EdtfDate day) {
      return new Known<>(name, value, day, provenance);
    }
  }

  public static <T> Statement<T> of(String name, T value, Provenance provenance, int number) {
    return new Statement<>(name, value, provenance, number, List.of());
  }

  public Statement<T> corrected(Correction<T> correction) {
    List<Correction<T>> more = new ArrayList<>(corrections);
    more.add(correction);
    return new Statement<>(name, value, provenance, number, List.copyOf(more));
  }

  /** As it is known from there; null where it is not, be it of the past or of the future. */
  public @Nullable Known<T> knownFrom(Viewpoint viewpoint) {
    if (!viewpoint.knows(provenance)) {
      return null;
    }
    T right = value;
    EdtfDate on = provenance.effective();
    Provenance last = provenance;
    for (Correction<T> correction : corrections) {
      if (viewpoint.knows(correction.provenance())) {
        right = correction.value() == null ? right : correction.value();
        on = correction.effective() == null ? on : correction.effective();
        last = correction.provenance();
      }
    }
    return new Known<>(name, right, on, last);
  }

  /** The same, where it had certainly happened by then; null where not. */
  public @Nullable Known<T> seenFrom(Viewpoint viewpoint) {
    Known<T> known = knownFrom(viewpoint);
    return known != null && viewpoint.reaches(known.effective()) ? known : null;
  }
}
