package dev.tranche.cli;

import dev.tranche.audit.RebuildProgress;
import dev.tranche.audit.Views;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.tree.LogTree;
import dev.tranche.view.Differences;
import dev.tranche.view.Rebuilds;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Builds views anew from the log, and says what differed. */
@Command(
    name = "rebuild",
    description = {
      "Builds one view anew from the log, or all of them, and says what differed.",
      "With 'tree' as its name: the tree of the log, by which proofs are made."
    })
final class RebuildViews extends InstallationCommand {

  private static final String TREE = "tree";
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  @Parameters(arity = "0..1", paramLabel = "VIEW", description = "Its name, as delivery.")
  private @Nullable String view;

  @Override
  int work() {
    try (ConfigurableApplicationContext context = open()) {
      if (TREE.equals(view)) {
        TreeHead head = context.getBean(LogTree.class).makeAnew().head();
        say("tree: %d commits, root %s".formatted(head.size(), head.root()));
        return Tranche.DONE;
      }
      Rebuilds rebuilds = context.getBean(Rebuilds.class);
      List<String> names = view == null ? rebuilds.views() : List.of(view);
      List<String> built = names.stream().filter(rebuilds::isBuilt).toList();
      if (!built.isEmpty()) { // what is not is being built already
        rebuilds.start(built, false);
      }
      int code = Tranche.DONE;
      for (String name : names) {
        RebuildProgress end = awaitEnd(context.getBean(Views.class), name);
        say(words(end));
        code = end.state().equals("switched") ? code : Tranche.REFUSED;
      }
      return code;
    }
  }

  private RebuildProgress awaitEnd(Views views, String name) {
    try (Progress line = progress("events")) {
      RebuildProgress now = views.rebuild(name);
      while (!now.rests()) {
        line.outOf(now.ofEvents()).reached(now.events());
        LockSupport.parkNanos(this, PAUSE_NANOS);
        now = views.rebuild(name);
      }
      return now;
    }
  }

  private static String words(RebuildProgress end) {
    Differences found = end.differences();
    String differences =
        found == null
            ? ""
            : "; there were %d rows missing, %d too many, %d otherwise"
                .formatted(
                    found.missing().count(), found.ghosts().count(), found.altered().count());
    String failure = end.failure() == null ? "" : "; " + end.failure();
    return "%s: %s, generation %d, %d events%s%s"
        .formatted(end.view(), end.state(), end.generation(), end.ofEvents(), differences, failure);
  }
}
