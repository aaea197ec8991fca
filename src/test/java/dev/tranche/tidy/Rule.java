package dev.tranche.tidy;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One rule on sources, and which of them it concerns. A rule that finds nobody to look at is
 * broken, and says so instead of passing.
 */
record Rule(String name, Predicate<Source> concerns, Finder finder) {

  /** What is wrong with one file, in words, given all that the rule concerns. */
  interface Finder {
    Stream<String> find(Source one, List<Source> all);
  }

  static Rule onEveryFile(
      String name, Predicate<Source> concerns, Function<Source, Stream<String>> finder) {
    return new Rule(name, concerns, (one, all) -> finder.apply(one));
  }

  /** A rule on single lines, counted from 1 in what it finds. */
  static Rule onEveryLine(String name, Predicate<Source> concerns, Predicate<String> isWrong) {
    return onEveryFile(
        name,
        concerns,
        source ->
            Stream.iterate(1, number -> number <= source.lines().size(), number -> number + 1)
                .filter(number -> isWrong.test(source.lines().get(number - 1)))
                .map(number -> "line " + number));
  }

  List<String> findings(List<Source> sources) {
    List<Source> concerned = sources.stream().filter(concerns).toList();
    if (concerned.isEmpty()) {
      return List.of("the rule '" + name + "' saw no file at all");
    }
    return concerned.parallelStream()
        .flatMap(one -> finder.find(one, concerned).map(what -> one.path() + ": " + what))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
