package dev.tranche.pages.audit;

import dev.tranche.audit.DeadLetters;
import dev.tranche.audit.DeadLetters.HeldUp;
import dev.tranche.audit.RebuildProgress;
import dev.tranche.audit.Views;
import dev.tranche.audit.Views.View;
import dev.tranche.pages.Formats;
import dev.tranche.view.Differences;
import dev.tranche.view.Differences.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view with all that its section of the page tells.
 *
 * @param rebuild that runs, or the last one
 * @param heldUp the first streams that it could not digest
 */
record ViewShown(View view, @Nullable RebuildProgress rebuild, List<HeldUp> heldUp) {

  private static final Formats F = Formats.INSTANCE;

  /** Rows that the generation that is read has otherwise, and what that means. */
  record Found(String kind, String meaning, Rows rows) {}

  static ViewShown of(View view, Views views, DeadLetters letters, int most) {
    return new ViewShown(
        view,
        view.rebuild() == null ? null : views.rebuild(view.view()),
        view.deadLetters() == 0 ? List.of() : letters.of(view.view(), most));
  }

  /** How all of them are, in a sentence. */
  static String headline(List<ViewShown> views) {
    long behind = views.stream().mapToLong(each -> each.view().lag()).max().orElse(0);
    long dead = views.stream().mapToLong(each -> each.view().deadLetters()).sum();
    String far =
        behind == 0
            ? "All %d views have read the whole log".formatted(views.size())
            : "The views are at most %s behind".formatted(F.count(behind, "event"));
    return dead == 0 ? far : "%s; %s could not be digested".formatted(far, F.count(dead, "event"));
  }

  /** Whether something of it is under way, and so soon otherwise. */
  public boolean isBusy() {
    return view.lag() > 0 || runs();
  }

  /** Whether a rebuild is under way. */
  public boolean runs() {
    return rebuild != null && !rebuild.rests();
  }

  /** Whether a generation is built and waits to be read. */
  public boolean waits() {
    return rebuild != null && rebuild.state().equals("ready");
  }

  /** Whether that generation belongs to a rebuild that has not ended. */
  public boolean isOfRebuild(int generation) {
    return rebuild != null && (runs() || waits()) && rebuild.generation() == generation;
  }

  /** How the rebuild stands, in a sentence. */
  public String rebuildInWords() {
    RebuildProgress last = rebuild;
    if (last == null) {
      return "Never built anew.";
    }
    String number = "Generation " + last.generation();
    return switch (last.state()) {
      case "starting" -> number + " is being begun.";
      case "filling" -> number + " is being filled from the log.";
      case "comparing" -> number + " is filled and is compared with the one that is read.";
      case "ready" -> number + " is built and waits to be read.";
      case "switched" -> number + " was built and is read since, or was.";
      case "cancelled" -> "The rebuild was cancelled; nothing of it is kept.";
      default -> "The rebuild failed: %s".formatted(last.failure());
    };
  }

  /** What the comparison found, in a sentence; nothing before it is known. */
  public @Nullable String differencesInWords() {
    Differences found = rebuild == null ? null : rebuild.differences();
    if (found == null) {
      return null;
    }
    long differing = found.missing().count() + found.ghosts().count() + found.altered().count();
    String compared = F.count(found.compared(), "row");
    return differing == 0
        ? "No difference to the generation that was read, in %s.".formatted(compared)
        : "%s of %s differ%s from the generation that was read."
            .formatted(F.number(differing), compared, differing == 1 ? "s" : "");
  }

  /** The rows that differ, by kind. */
  public List<Found> found() {
    Differences differences = rebuild == null ? null : rebuild.differences();
    List<Found> found = new ArrayList<>();
    if (differences != null) {
      found.add(
          new Found(
              "Ghosts", "were read, and the log knows nothing of them", differences.ghosts()));
      found.add(
          new Found("Missing", "follow from the log, and were not there", differences.missing()));
      found.add(new Found("Altered", "said something else than the log", differences.altered()));
    }
    return found.stream().filter(each -> each.rows().count() > 0).toList();
  }

  /** Whether its rows are contracts. */
  public boolean isOfContracts() {
    return view.view().equals("delivery") || view.view().equals("backlog");
  }
}
