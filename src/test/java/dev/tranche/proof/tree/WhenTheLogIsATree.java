package dev.tranche.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.tranche.proof.tree.TreeNow.Included;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles are small here, so that few commits make several levels of them. */
class WhenTheLogIsATree {

  private final Recorded recorded = new Recorded();
  private final Random random = new Random(11);

  @AfterEach
  void close() {
    recorded.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void headsAndProofsAreThoseOfTheDefinitionWhileItGrows(int tileHeight) {
    LogTree tree = recorded.tree(tileHeight);
    assertThat(tree.now().head()).isEqualTo(recorded.head());
    for (int step : new int[] {1, 1, 2, 3, 8, 1, 16, 30}) {
      recorded.commits(step);
      assertAllOf(tree.now());
      assertAllOf(recorded.tree(tileHeight).now());
    }
  }

  private void assertAllOf(TreeNow now) {
    int size = recorded.size();
    assertThat(now.size()).isEqualTo(size);
    assertThat(now.events()).isEqualTo(recorded.log.head().position());
    assertThat(now.head()).isEqualTo(recorded.head());
    for (int of = 0; of <= size; of++) {
      assertThat(now.head(of)).as("size %d", of).isEqualTo(recorded.head(of));
      assertThat(now.consistency(of, size).proves(recorded.head(of), recorded.head())).isTrue();
      int to = of + random.nextInt(size - of + 1);
      assertThat(now.consistency(of, to).proves(recorded.head(of), recorded.head(to))).isTrue();
    }
    for (int index = 0; index < size; index++) {
      int of = index + 1 + random.nextInt(size - index);
      Included included = now.inclusion(recorded.position(index), of).orElseThrow();
      assertThat(included.proof().index()).isEqualTo(index);
      assertThat(included.proof().proves(recorded.leaf(index), recorded.head(of))).isTrue();
      assertThat(now.inclusion(recorded.position(index), index)).isEmpty();
    }
  }

  @Test
  void everyEventOfACommitLeadsToItsLeaf() {
    recorded.commits(9);
    TreeNow now = recorded.tree(1).now();
    for (long position = 0; position < now.events(); position++) {
      Included included = now.inclusion(position, 9).orElseThrow();
      assertThat(position)
          .isBetween(included.commit().position(), included.commit().nextPosition() - 1);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> now.inclusion(now.events(), 9));
    assertThatIllegalArgumentException().isThrownBy(() -> now.inclusion(-1, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> now.head(10));
    assertThatIllegalArgumentException().isThrownBy(() -> now.consistency(3, 2));
  }

  @Test
  void whicheverTilesAreDroppedTheyAreMadeAgainAsTheyWere() {
    recorded.commits(70);
    assertAllOf(recorded.tree(2).now());
    List<Document> whole = recorded.keptTiles();
    assertThat(whole).hasSize(17 + 4 + 1);
    for (int round = 0; round < 20; round++) {
      for (Document tile : whole) {
        if (round == 0 || random.nextBoolean()) {
          recorded.tiles().deleteOne(Filters.eq(tile.get("_id")));
        }
      }
      if (round % 2 == 0) {
        assertAllOf(recorded.tree(2).now());
        assertThat(recorded.keptTiles()).isEqualTo(whole);
      } else {
        assertThat(recorded.tree(2).now().head()).isEqualTo(recorded.head());
      }
    }
  }

  @Test
  void aTileThatIsDroppedUnderALookIsMadeAgain() {
    recorded.commits(40);
    TreeNow now = recorded.tree(2).now();
    recorded.tiles().drop();
    assertAllOf(now);
  }

  @Test
  void manyMayLookAtOnceAndWhileItGrows() throws Exception {
    int looks = 6;
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(looks)) {
      List<Future<List<TreeNow>>> all = new ArrayList<>();
      for (int i = 0; i < looks; i++) {
        LogTree tree = recorded.tree(2); // of its own, as in another process
        Callable<List<TreeNow>> looking =
            () -> {
              start.await();
              List<TreeNow> seen = new ArrayList<>();
              do {
                seen.add(tree.now());
                seen.getLast().head();
              } while (seen.getLast().size() < 100);
              return seen;
            };
        all.add(threads.submit(looking));
      }
      start.countDown();
      recorded.commits(100);
      for (Future<List<TreeNow>> each : all) {
        for (TreeNow now : each.get()) {
          assertThat(now.head()).isEqualTo(recorded.head((int) now.size()));
        }
      }
    }
    assertThat(recorded.verify(2, recorded.head()).firstBreak()).isEmpty();
    assertThat(recorded.verify(2, recorded.head()).tiles()).isEqualTo(recorded.keptTiles().size());
  }

  @Test
  void noProofIsGivenOfACommitThatWasChangedUnderItsTile() {
    recorded.commits(20);
    assertAllOf(recorded.tree(2).now());
    recorded
        .stored()
        .updateOne(Filters.eq(recorded.position(6)), Updates.set("events.0.payload", "{ }"));

    TreeNow now = recorded.tree(2).now();
    assertThatThrownBy(() -> now.inclusion(recorded.position(6), 20))
        .isInstanceOf(TreeBroken.class)
        .hasMessageContaining("at position " + recorded.position(6));
    assertThat(now.head()).isEqualTo(recorded.head());
  }

  @Test
  void aLogWithAGapHasNoTree() {
    recorded.commits(9);
    recorded.stored().deleteOne(Filters.eq(recorded.position(6)));
    assertThatThrownBy(() -> recorded.tree(2).now())
        .isInstanceOf(TreeBroken.class)
        .hasMessageContaining("The log has a gap");
  }
}
