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
  private static final Set<String> DOMAIN = Set.of("contract", "framework", "figure", "rate");

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("contract", Set.of()),
          Map.entry("json", Set.of()),
          Map.entry("view", Set.of("contract", "json")),
          Map.entry("framework", Set.of("contract", "view")),
          Map.entry("figure", Set.of("contract", "view")),
          Map.entry("rate", Set.of("contract", "view")),
          Map.entry("log", Set.of("contract", "framework", "figure", "rate", "view", "json")),
          Map.entry("delivery", Set.of("contract", "view")),
          Map.entry("backlog", Set.of("contract", "rate", "view", "delivery")),
          Map.entry(
              "audit",
              Set.of(
                  "contract", "framework", "figure", "rate", "log", "view", "delivery", "backlog")),
          Map.entry("proof", Set.of()),
          Map.entry("proof.tree", Set.of("log")),
          Map.entry("proof.web", Set.of("contract", "log")),
          Map.entry("intake", DOMAIN),
          Map.entry("embedded", Set.of()),
          Map.entry(
              "pack",
              Set.of(
                  "contract",
                  "framework",
                  "figure",
                  "rate",
                  "log",
                  "view",
                  "delivery",
                  "backlog",
                  "proof",
                  "audit")),
          Map.entry("cli", Set.of("log", "view", "proof", "audit", "pack", "intake", "embedded")),
          Map.entry(
              "web", Set.of("contract", "framework", "figure", "rate", "log", "view", "delivery")),
          Map.entry(
              "pages",
              Set.of(
                  "contract",
                  "framework",
                  "figure",
                  "rate",
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
    return DOMAIN.contains(moduleOf(type)) && !isWeb(type) && !isProcessing(type);
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
