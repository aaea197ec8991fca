package dev.tranche.tidy;

import static dev.tranche.tidy.Rule.onEveryFile;
import static dev.tranche.tidy.Rule.onEveryLine;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All rules on single source files. What spans classes is held by {@code HouseTest}. */
final class Rules {

  /** Files and folders that talk to a person on standard output; all else logs. */
  private static final List<String> MAY_PRINT =
      List.of(
          "src/bench/",
          "src/main/java/dev/tranche/TrancheApplication.java",
          "src/main/java/dev/tranche/Welcome.java",
          "src/test/java/dev/tranche/tidy/Formatting.java");

  /** Names that say nothing about what is inside. */
  private static final Set<String> EMPTY_NAMES =
      Set.of("common", "util", "utils", "shared", "service", "impl");

  private static final String ROOT = "dev.tranche";
  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_MAIN_FILE = 400;
  private static final int LONGEST_METHOD = 40;
  private static final int DEEPEST_BELOW_ROOT = 2;
  private static final Pattern SUPPRESSION =
      Pattern.compile("^\\s*@(SuppressWarnings|NullUnmarked)\\b");

  private Rules() {}

  static List<Rule> all() {
    return List.of(
        onEveryFile("is formatted", Rules::any, Rules::formatting),
        onEveryLine("has no line over 120", Rules::any, line -> line.length() > LONGEST_LINE),
        onEveryFile("has at most 400 lines", Source::isMain, Rules::length),
        onEveryFile(
            "has methods of at most 40 lines",
            Source::isMain,
            source -> LongMethods.over(LONGEST_METHOD, source)),
        // One letter of each word stands in brackets, so that this file passes its own rules.
        onEveryLine("leaves nothing for later", Rules::any, contains("\\b(TOD[O]|FIXM[E])\\b")),
        onEveryLine("prints no stack trace", Rules::any, contains("\\bprintStackTrac[e]\\b")),
        onEveryLine(
            "prints in named places only",
            Rules::mayNotPrint,
            contains("\\bSystem\\.(ou[t]|er[r])\\b")),
        onEveryLine("has no test asleep", Source::isTest, contains("\\bThread\\.slee[p]\\b")),
        onEveryLine("has no test switched off", Source::isTest, contains("@Disable[d]")),
        onEveryFile("gives a reason for each suppression", Rules::any, Rules::suppressions),
        onEveryFile("has documented public types", Source::isMain, PublicTypes::withoutJavadoc),
        onEveryFile("lies in a telling package, not too deep", Rules::any, Rules::packageName),
        new Rule("lies in a package that says its rule", Rules::any, Rules::packageInfo));
  }

  private static Stream<String> formatting(Source source) {
    return Formatting.isFormatted(source)
        ? Stream.empty()
        : Stream.of("not formatted; run " + Formatting.COMMAND);
  }

  private static Stream<String> length(Source source) {
    int lines = source.lines().size();
    return lines > LONGEST_MAIN_FILE
        ? Stream.of(lines + " lines; is it two things?")
        : Stream.empty();
  }

  private static Stream<String> suppressions(Source source) {
    List<String> lines = source.lines();
    return IntStream.range(0, lines.size())
        .filter(at -> SUPPRESSION.matcher(lines.get(at)).find())
        .filter(at -> !lines.get(at).contains("//"))
        .filter(at -> at == 0 || !lines.get(at - 1).strip().startsWith("//"))
        .mapToObj(at -> "line " + (at + 1) + " suppresses without saying why");
  }

  private static Stream<String> packageName(Source source) {
    if (!source.packageName().startsWith(ROOT)) {
      return Stream.of("lies outside of " + ROOT);
    }
    List<String> below =
        Stream.of(source.packageName().substring(ROOT.length()).split("\\.")).skip(1).toList();
    Stream<String> empty =
        below.stream().filter(EMPTY_NAMES::contains).map(name -> "'" + name + "' says nothing");
    return below.size() > DEEPEST_BELOW_ROOT
        ? Stream.concat(
            empty, Stream.of("lies deeper than " + DEEPEST_BELOW_ROOT + " below " + ROOT))
        : empty;
  }

  /** A package that main and test sources share is explained and null-marked once, in main. */
  private static Stream<String> packageInfo(Source source, List<Source> all) {
    List<Source> infos =
        all.stream()
            .filter(Source::isPackageInfo)
            .filter(info -> info.packageName().equals(source.packageName()))
            .filter(info -> info.isMain() || !source.isMain())
            .toList();
    if (infos.isEmpty()) {
      return Stream.of("its package has no package-info.java");
    }
    return infos.stream()
        .filter(
            info -> !contains("(?s)/\\*\\*.*\\w.*\\*/.*@NullMarked\\s+package ").test(info.text()))
        .map(info -> info.path() + " needs a sentence of Javadoc and @NullMarked");
  }

  private static boolean any(Source source) {
    return true;
  }

  private static boolean mayNotPrint(Source source) {
    return MAY_PRINT.stream().noneMatch(source.path()::startsWith);
  }

  private static Predicate<String> contains(String expression) {
    return Pattern.compile(expression).asPredicate();
  }
}
