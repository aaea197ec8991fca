package dev.tranche.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source file keeps every rule, and every rule is one that can fail. */
class TidyTest {

  private static List<Source> sources;

  @BeforeAll
  static void read() throws IOException {
    sources = Source.all();
  }

  static List<Rule> rules() {
    return Rules.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void everySourceFile(Rule rule) {
    assertThat(rule.findings(sources)).as("every source file %s", rule.name()).isEmpty();
  }

  @Nested
  class WhenARuleSeesNoFile {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tranche.tidy.TidyTest#rules")
    void itFails(Rule rule) {
      assertThat(rule.findings(List.of()))
          .singleElement()
          .asString()
          .contains("saw no file at all");
    }
  }

  @Nested
  class WhenAFileIsUntidy {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tranche.tidy.TidyTest#untidy")
    void itsRuleFindsIt(Sample sample) {
      assertThat(Rules.all())
          .filteredOn(rule -> rule.name().equals(sample.rule()))
          .singleElement()
          .satisfies(rule -> assertThat(rule.findings(List.of(sample.source()))).hasSize(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tranche.tidy.TidyTest#rules")
    void everyRuleIsAmongThem(Rule rule) {
      assertThat(untidy()).anyMatch(sample -> sample.rule().equals(rule.name()));
    }
  }

  record Sample(String rule, Source source) {
    @Override
    public String toString() {
      return rule;
    }
  }

  /** For each rule a file that breaks it. Words that the rules look for are put together here. */
  static List<Sample> untidy() {
    return List.of(
        breaks("is formatted", "log/A.java", "class  A {}\n"),
        breaks("is formatted", "log/A.java", "import java.util.List;\n\nclass A {}\n"),
        breaks("has no line over 120", "log/A.java", "//" + "-".repeat(119)),
        breaks("has at most 400 lines", "log/A.java", "\n".repeat(401)),
        breaks(
            "has methods of at most 40 lines",
            "log/A.java",
            "class A {\n  void a() {\n" + "    a();\n".repeat(39) + "  }\n}\n"),
        breaks("leaves nothing for later", "log/A.java", "// TO" + "DO: the rest"),
        breaks("prints no stack trace", "log/A.java", "failure.print" + "StackTrace();"),
        breaks("prints in named places only", "log/A.java", "System." + "out.println();"),
        breaksAsTest("has no test asleep", "Thread." + "sleep(100);"),
        breaksAsTest("has no test switched off", "@Dis" + "abled"),
        breaks(
            "gives a reason for each suppression", "log/A.java", "\n  @SuppressWarnings(\"x\")\n"),
        breaks("has documented public types", "log/A.java", "class A { public record B() {} }"),
        breaks("lies in a telling package, not too deep", "log/a/b/A.java", "class A {}"),
        breaks("lies in a telling package, not too deep", "log/impl/A.java", "class A {}"),
        breaks("lies in a package that says its rule", "log/A.java", "class A {}"),
        breaks("lies in a package that says its rule", "log/package-info.java", "package log;"));
  }

  private static Sample breaks(String rule, String path, String text) {
    return new Sample(rule, new Source("src/main/java/dev/tranche/" + path, text));
  }

  private static Sample breaksAsTest(String rule, String text) {
    return new Sample(rule, new Source("src/test/java/dev/tranche/log/ATest.java", text));
  }
}
