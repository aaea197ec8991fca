package dev.tranche.pages.record;

import dev.tranche.statement.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The form of one command.
 *
 * @param opens whether it can be the first that is recorded of something
 * @param title what somebody wants who takes this form, as {@code Record a delivery}
 * @param lead when this form is the right one
 */
record Form(
    Class<? extends Command> command,
    Phase phase,
    boolean opens,
    String title,
    String lead,
    List<Field> fields) {

  /** Where in the life of a contract, or beside it, a form has its place. */
  enum Phase {
    TALKS("Talks"),
    SIGNATURE("Signature and entry into force"),
    DELIVERIES("Deliveries"),
    CHANGES("Changes, pauses and ends"),
    CORRECTIONS("Corrections: the record was wrong"),
    CLAIMS("Claims: sources differ"),
    FRAMEWORKS("Framework agreements"),
    FIGURES("Published figures"),
    RATES("Exchange rates");

    private final String title;

    Phase(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  static Form of(Class<? extends Command> command, Phase phase, String title, String lead) {
    return new Form(command, phase, false, title, lead, Fields.of(command));
  }

  Form opening() {
    return new Form(command, phase, true, title, lead, fields);
  }

  /** As its address has it: {@code record-delivery}. */
  public String name() {
    return command.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** What an address may fill in: the names of all fields, and what the form is about. */
  Set<String> parameters() {
    Set<String> names = new HashSet<>(Set.of(about().parameter(), "reference", "recordedBy"));
    fields.forEach(field -> field.paths("", names));
    return names;
  }

  public About about() {
    return About.of(command);
  }
}
