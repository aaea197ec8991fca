package dev.tranche.view;

import dev.tranche.fact.ImpossibleHistory;
import dev.tranche.view.Pointer.Generation;
import dev.tranche.view.Rebuild.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Builds views anew beside the ones that are read. A rebuild adds a generation, fills it from the
 * log, compares, and moves the pointer; the former generation stays as current as the new one until
 * it is dropped. One rebuild a view at a time, on whichever process; where its process is gone,
 * another one, or the same once it is back, starts it over.
 *
 * <p>Every method throws {@link NoSuchElementException}, in words, for a view that is not there.
 */
public final class Rebuilds implements SmartLifecycle {

  private final Map<String, ViewDocuments<?, ?>> views = new TreeMap<>();
  private final RebuildWorks works;
  private final RebuildWatch watch;

  Rebuilds(
      List<ViewDocuments<?, ?>> views,
      BulkEvents log,
      Function<String, Optional<SequencedDeadLetterQueue<EventMessage<?>>>> deadLetters,
      Pace pace) {
    views.forEach(view -> this.views.put(view.name(), view));
    works = new RebuildWorks(log, deadLetters);
    watch = new RebuildWatch(views, works, pace);
  }

  /** The names of all views, in order. */
  public List<String> views() {
    return List.copyOf(views.keySet());
  }

  /** Which generations the view has, and how far its rebuild is. */
  public Pointer pointer(String view) {
    return view(view).pointers().now(view);
  }

  /** Whether the view can be asked; if not, this program begins to build it when it starts. */
  public boolean isBuilt(String view) {
    return pointer(view).current().shape() == view(view).shape();
  }

  /**
   * Starts one pass over the log in which all the views named are built anew, or none.
   *
   * @param manual whether each is to be read only once {@link #read} says so
   * @throws RebuildRefused where one of them has a rebuild that has not ended
   */
  public void start(List<String> names, boolean manual) {
    List<Fill.Target> begun = new ArrayList<>();
    try {
      for (ViewDocuments<?, ?> each : names.stream().map(this::view).toList()) {
        begun.add(works.begin(each, manual, Rebuilds::unlessOneIsOpen));
      }
    } catch (RebuildRefused e) {
      begun.forEach(target -> cancel(target.view().name()));
      throw e;
    }
    watch.run(begun);
  }

  /**
   * Ends the rebuild, and drops what it has built.
   *
   * @throws RebuildRefused where there is none that has not ended
   */
  public Pointer cancel(String name) {
    return change(
        view(name),
        pointer -> {
          Rebuild open = open(pointer);
          if (open == null) {
            throw new RebuildRefused("No rebuild of '%s' is under way.".formatted(name));
          }
          return pointer.without(open.generation()).with(open.in(Phase.CANCELLED));
        });
  }

  /**
   * Makes queries read a generation: the one that was built, or a former one that is put back. It
   * is brought as far as the one that was read before.
   *
   * @throws RebuildRefused where there is none of that number that is whole and of today's shape
   */
  public Pointer read(String name, int number) {
    ViewDocuments<?, ?> view = view(name);
    Pointer possible = moved(pointer(name), number, view.shape());
    view.makeReady(possible.current());
    return change(view, pointer -> moved(pointer, number, view.shape()));
  }

  private static Pointer moved(Pointer pointer, int number, int shape) {
    Generation wanted = generation(pointer, number);
    Rebuild open = open(pointer);
    if (open != null && open.generation() == number && open.phase().runs()) {
      throw new RebuildRefused(
          "Generation %d of '%s' is still being built.".formatted(number, pointer.view()));
    }
    if (wanted.shape() != shape) {
      throw new RebuildRefused(
          "Generation %d of '%s' is of another version of the program."
              .formatted(number, pointer.view()));
    }
    Pointer moved = pointer.reading(number).withoutOtherShapes();
    return open != null && open.generation() == number
        ? moved.with(open.in(Phase.SWITCHED))
        : moved;
  }

  /**
   * Drops a generation that is not read.
   *
   * @throws RebuildRefused where there is none of that number, it is read, or it is being built
   */
  public Pointer drop(String name, int number) {
    return change(
        view(name),
        pointer -> {
          Generation unwanted = generation(pointer, number);
          if (unwanted.number() == pointer.read()) {
            throw new RebuildRefused(
                "Generation %d of '%s' is the one that is read.".formatted(number, name));
          }
          Rebuild open = open(pointer);
          if (open != null && open.generation() == number) {
            throw new RebuildRefused(
                "Generation %d of '%s' belongs to a rebuild: cancel that.".formatted(number, name));
          }
          return pointer.without(number);
        });
  }

  /**
   * Folds one stream anew for all generations of a view.
   *
   * @throws ImpossibleHistory where the view cannot follow the stream
   */
  public void heal(String name, String stream) {
    view(name).heal(stream);
  }

  /** What the change lists no more is dropped once nobody is likely to read it. */
  private Pointer change(ViewDocuments<?, ?> view, UnaryOperator<Pointer> change) {
    Pointer changed = view.pointers().change(view.name(), change);
    watch.sweepLater(view);
    return changed;
  }

  private static Pointer unlessOneIsOpen(Pointer pointer) {
    Rebuild open = open(pointer);
    if (open != null) {
      throw new RebuildRefused(
          open.phase().runs()
              ? "A rebuild of '%s' runs already: generation %d."
                  .formatted(pointer.view(), open.generation())
              : "Generation %d of '%s' is built and waits to be read: read it or cancel it."
                  .formatted(open.generation(), pointer.view()));
    }
    return pointer;
  }

  private static @Nullable Rebuild open(Pointer pointer) {
    Rebuild last = pointer.rebuild();
    return last == null || last.phase().hasEnded() ? null : last;
  }

  private static Generation generation(Pointer pointer, int number) {
    return pointer
        .find(number)
        .orElseThrow(
            () ->
                new RebuildRefused(
                    "There is no generation %d of '%s': there are %s."
                        .formatted(
                            number,
                            pointer.view(),
                            pointer.generations().stream().map(Generation::number).toList())));
  }

  ViewDocuments<?, ?> view(String name) {
    ViewDocuments<?, ?> view = views.get(name);
    if (view == null) {
      throw new NoSuchElementException(
          "'%s' is not a view: there are %s.".formatted(name, views.keySet()));
    }
    return view;
  }

  @Override
  public void start() {
    watch.start();
  }

  @Override
  public void stop() {
    watch.stop();
  }

  @Override
  public boolean isRunning() {
    return watch.isRunning();
  }
}
