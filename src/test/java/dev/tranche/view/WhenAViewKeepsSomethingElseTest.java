package dev.tranche.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents that are stored already must not be read as something else: what a view keeps is
 * approved together with its shape, and cannot change without it.
 */
class WhenAViewKeepsSomethingElseTest {

  private static final Path APPROVED = Path.of("src", "test", "resources", "views");

  private static Rebuilds views;

  @BeforeAll
  static void start(@Seeded RunningTranche shared) {
    views = shared.bean(Rebuilds.class);
  }

  static List<String> views() {
    return views.views();
  }

  @ParameterizedTest
  @MethodSource("views")
  void itsShapeIsAnotherOneToo(String name) throws IOException {
    ViewDocuments<?, ?> view = views.view(name);
    Path approved = APPROVED.resolve(name + ".txt");
    String found = StoredShape.of(view.stateType(), view.documents(new Document()));

    assertThat(
            objection(
                name,
                view.shape(),
                found,
                Files.exists(approved) ? Files.readString(approved) : ""))
        .isEmpty();
  }

  @Test
  void noViewIsApprovedThatIsNotThere() throws IOException {
    try (Stream<Path> files = Files.list(APPROVED)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
          .isSubsetOf(views.views());
    }
  }

  private record Kept(String name, List<Kept> parts) {}

  private record Changed(String name, int count, List<Changed> parts) {}

  @Test
  void theSentenceSaysWhatToDo() {
    String before = StoredShape.of(Kept.class, List.of(new Document("buyer", "PL")));
    String after = StoredShape.of(Changed.class, List.of(new Document("buyer", "PL")));

    assertThat(before).isEqualTo("field buyer: String\nKept has name: String, parts: List<Kept>\n");
    assertThat(objection("book", 4, before, "shape 4\n" + before)).isEmpty();
    assertThat(objection("book", 4, after, "shape 4\n" + before).orElseThrow())
        .startsWith("The view 'book' keeps something else than shape 4 does")
        .contains("Raise its SHAPE to 5", "then approve it", after);
    assertThat(objection("book", 5, after, "shape 4\n" + before).orElseThrow())
        .startsWith("Shape 5 of the view 'book' is not approved")
        .contains("src/test/resources/views/book.txt", after);
  }

  private static Optional<String> objection(String view, int shape, String found, String approved) {
    String text = "shape %d\n%s".formatted(shape, found);
    if (approved.equals(text)) {
      return Optional.empty();
    }
    String approve = "write this into %s/%s.txt:%n%n%s".formatted(APPROVED, view, text);
    return Optional.of(
        approved.startsWith("shape %d\n".formatted(shape))
            ? ("The view '%s' keeps something else than shape %d does, and stored documents would"
                    + " be read as what they are not. Raise its SHAPE to %d, so that it is built"
                    + " anew at the next start; then approve it: with that number, %s")
                .formatted(view, shape, shape + 1, approve)
            : "Shape %d of the view '%s' is not approved: if it is meant so, %s"
                .formatted(shape, view, approve));
  }
}
