package dev.tranche.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which generations a view has, and which of them is read. It is changed as a whole or not at all:
 * each change raises its revision.
 *
 * @param next the number of the next generation; no number is used twice
 * @param rebuild the one that runs, or the last one
 * @param begin the position of the first event that reaches the view by itself; what was in the log
 *     before there was the pointer, a rebuild reads
 */
public record Pointer(
    String view,
    long revision,
    int read,
    int next,
    List<Generation> generations,
    @Nullable Rebuild rebuild,
    Long begin) {

  /** A generation that is fed. */
  public record Generation(int number, int shape, String collection) {}

  /** A pointer of a former version does not say where it began: with the first event. */
  public Pointer {
    generations = List.copyOf(generations);
    begin = Objects.requireNonNullElse(begin, 0L);
  }

  static Pointer first(String view, int shape, String collection) {
    return first(view, new Generation(1, shape, collection), 0);
  }

  /** With a generation that nothing is ever written to: a view that a rebuild has to build. */
  static Pointer notBuilt(String view, long begin) {
    return first(view, new Generation(1, View.NOT_BUILT, view + "-1"), begin);
  }

  private static Pointer first(String view, Generation generation, long begin) {
    return new Pointer(view, 0, generation.number(), 2, List.of(generation), null, begin);
  }

  /** The generation that is read. */
  public Generation current() {
    return find(read).orElseThrow();
  }

  Optional<Generation> find(int number) {
    return generations.stream().filter(each -> each.number() == number).findFirst();
  }

  /**
   * Those of one shape, the one that is read last: so no other is behind it, and a switch takes
   * nobody back in time.
   */
  List<Generation> toFeed(int shape) {
    Stream<Generation> others = generations.stream().filter(each -> each.number() != read);
    return Stream.concat(others, Stream.of(current()))
        .filter(each -> each.shape() == shape)
        .toList();
  }

  /** With a further, empty generation, which {@link #next} has named. */
  Pointer adding(int shape) {
    List<Generation> more = new ArrayList<>(generations);
    more.add(new Generation(next, shape, view + "-" + next));
    return new Pointer(view, revision, read, next + 1, more, rebuild, begin);
  }

  Pointer reading(int number) {
    return new Pointer(view, revision, number, next, generations, rebuild, begin);
  }

  Pointer without(int number) {
    List<Generation> fewer = generations.stream().filter(each -> each.number() != number).toList();
    return new Pointer(view, revision, read, next, fewer, rebuild, begin);
  }

  /** Of another shape nothing can be read. */
  Pointer withoutOtherShapes() {
    int shape = current().shape();
    List<Generation> fewer = generations.stream().filter(each -> each.shape() == shape).toList();
    return new Pointer(view, revision, read, next, fewer, rebuild, begin);
  }

  Pointer with(Rebuild changed) {
    return new Pointer(view, revision, read, next, generations, changed, begin);
  }

  Pointer revised() {
    return new Pointer(view, revision + 1, read, next, generations, rebuild, begin);
  }
}
