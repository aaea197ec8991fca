package dev.tranche;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plan of the house: every module, and the modules that it may use. A package below a module
 * may be granted more than the module itself. A module that is not listed may not be built.
 */
final class House {

  static final String ROOT = "dev.tranche";

  /** Pure: what they do follows from what they are given, and from nothing else. */
  private static final Set<String> DOMAIN =
      Set.of("fact", "contract", "framework", "figure", "rate");

  /** What of {@code statement} is as pure as the domain, which is made with it. */
  private static final Set<String> OF_STATEMENT = Set.of("Command", "Decider", "Receipt");

  private static final Set<String> STATED =
      Set.of("fact", "statement", "contract", "framework", "figure", "rate");

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("fact", Set.of()),
          Map.entry("statement", Set.of("fact")),
          Map.entry("contract", Set.of("fact", "statement")),
          Map.entry("json", Set.of()),
          Map.entry("view", Set.of("fact", "json")),
          Map.entry("framework", Set.of("fact", "statement", "contract", "view")),
          Map.entry("figure", Set.of("fact", "statement", "contract", "view")),
          Map.entry("rate", Set.of("fact", "statement", "contract", "view")),
          Map.entry("log", with(STATED, "view", "json")),
          Map.entry("delivery", Set.of("fact", "statement", "contract", "view")),
          Map.entry("backlog", Set.of("fact", "statement", "contract", "rate", "view", "delivery")),
          Map.entry("audit", with(STATED, "log", "view", "delivery", "backlog")),
          Map.entry("proof", Set.of()),
          Map.entry("proof.tree", Set.of("log")),
          Map.entry("proof.web", Set.of("statement", "log")),
          Map.entry("intake", STATED),
          Map.entry("embedded", Set.of()),
          Map.entry("pack", with(STATED, "log", "view", "delivery", "backlog", "proof", "audit")),
          Map.entry("cli", Set.of("log", "view", "proof", "audit", "pack", "intake", "embedded")),
          Map.entry("web", with(STATED, "log", "view", "delivery")),
          Map.entry(
              "pages",
              with(
                  STATED,
                  "log",
                  "view",
                  "delivery",
                  "backlog",
                  "audit",
                  "proof",
                  "pack",
                  "intake",
                  "web")));

  private House() {}

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  /** The listed places in which a class exists; contract is always among them. */
  static List<String> built(JavaClasses classes) {
    return MAY_USE.keySet().stream()
        .filter(place -> classes.stream().anyMatch(type -> lies(type, place)))
        .sorted()
        .toList();
  }

  /** Modules that exist in the code and are missing in the plan. */
  static Set<String> unplanned(JavaClasses classes) {
    Set<String> modules = new TreeSet<>();
    classes.stream().map(House::moduleOf).filter(module -> !module.isEmpty()).forEach(modules::add);
    modules.removeAll(MAY_USE.keySet());
    return modules;
  }

  /** Whether a class is in this place itself, not in one below it that has its own line. */
  static boolean lies(JavaClass type, String place) {
    return below(type, place)
        && MAY_USE.keySet().stream()
            .filter(other -> other.startsWith(place + "."))
            .noneMatch(other -> below(type, other));
  }

  /** Whether the plan lets a class of this place use that class. Outsiders are not its business. */
  static boolean mayUse(String place, JavaClass used) {
    if (!used.getPackageName().equals(ROOT) && !used.getPackageName().startsWith(ROOT + ".")) {
      return true;
    }
    String module = moduleOf(used);
    return module.equals(firstPart(place))
        || MAY_USE.getOrDefault(place, Set.of()).contains(module);
  }

  /** The endpoints of a feature, what all of them share, or the pages. */
  static boolean isWeb(JavaClass type) {
    return type.getPackageName().matches("dev\\.tranche\\.((\\w+\\.)?web|pages(\\.\\w+)?)");
  }

  /** What follows the events of an aggregate, by means of the machinery: views, automations. */
  private static boolean isProcessing(JavaClass type) {
    return type.getPackageName().matches("dev\\.tranche\\.\\w+\\.processing");
  }

  static boolean isDomain(JavaClass type) {
    String module = moduleOf(type);
    return module.equals("statement")
        ? OF_STATEMENT.contains(outermost(type).getSimpleName())
        : DOMAIN.contains(module) && !isWeb(type) && !isProcessing(type);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(House::outermost).orElse(type);
  }

  private static boolean below(JavaClass type, String place) {
    return (type.getPackageName() + ".").startsWith(ROOT + "." + place + ".");
  }

  private static String moduleOf(JavaClass type) {
    String packageName = type.getPackageName();
    return packageName.startsWith(ROOT + ".")
        ? firstPart(packageName.substring(ROOT.length() + 1))
        : "";
  }

  private static String firstPart(String dotted) {
    return dotted.split("\\.", -1)[0];
  }
}
