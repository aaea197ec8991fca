package dev.tranche.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Trees of every size up to some, and all that could be wrong with a proof of theirs. */
class WhenProofsAreForged {

  private static final int LARGEST = 40;

  private static final List<Hash> LEAVES =
      IntStream.range(0, LARGEST)
          .mapToObj(i -> Hash.ofLeaf(ByteBuffer.allocate(4).putInt(0, i).array()))
          .toList();
  private static final List<TreeHead> HEADS =
      IntStream.rangeClosed(0, LARGEST)
          .mapToObj(size -> new TreeHead(size, NaiveTree.root(LEAVES.subList(0, size))))
          .toList();
  private static final Hash OTHER = Hash.ofLeaf(new byte[] {1, 2, 3});

  private final Random random = new Random(17);

  @Test
  void everyLeafIsProvedToBeInEveryTreeThatHoldsItAndInNoOther() {
    for (int size = 1; size <= LARGEST; size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = inclusion(index, size);
        for (int of = 0; of <= LARGEST; of++) {
          assertThat(proof.proves(LEAVES.get(index), HEADS.get(of)))
              .as("leaf %d of %d in the tree of %d", index, size, of)
              .isEqualTo(of == size);
        }
        for (int leaf = 0; leaf < LARGEST; leaf++) {
          assertThat(proof.proves(LEAVES.get(leaf), HEADS.get(size))).isEqualTo(leaf == index);
        }
      }
    }
  }

  @Test
  void everyTreeIsProvedToBeginWithEachOfItsFormerOnesAndWithNoOther() {
    for (int to = 0; to <= LARGEST; to++) {
      for (int from = 0; from <= to; from++) {
        ConsistencyProof proof = consistency(from, to);
        for (int of = 0; of <= LARGEST; of++) {
          assertThat(proof.proves(HEADS.get(of), HEADS.get(to))).isEqualTo(of == from);
          assertThat(proof.proves(HEADS.get(from), HEADS.get(of))).isEqualTo(of == to);
        }
      }
    }
  }

  @Test
  void anInclusionProofWithAnythingChangedProvesNothing() {
    for (int size = 1; size <= LARGEST; size++) {
      int index = random.nextInt(size);
      TreeHead head = HEADS.get(size);
      InclusionProof proof = inclusion(index, size);
      for (List<Hash> path : changed(proof.path())) {
        assertThat(new InclusionProof(index, size, path).proves(LEAVES.get(index), head)).isFalse();
      }
      for (long other : flipped(index)) {
        assertThat(new InclusionProof(other, size, proof.path()).proves(LEAVES.get(index), head))
            .isFalse();
      }
      for (long other : flipped(size)) {
        assertThat(new InclusionProof(index, other, proof.path()).proves(LEAVES.get(index), head))
            .isFalse();
      }
      for (Hash leaf : flipped(LEAVES.get(index))) {
        assertThat(proof.proves(leaf, head)).isFalse();
      }
      for (Hash root : flipped(head.root())) {
        assertThat(proof.proves(LEAVES.get(index), new TreeHead(size, root))).isFalse();
      }
    }
  }

  @Test
  void aConsistencyProofWithAnythingChangedProvesNothing() {
    for (int to = 1; to <= LARGEST; to++) {
      int from = random.nextInt(to + 1);
      TreeHead former = HEADS.get(from);
      TreeHead later = HEADS.get(to);
      ConsistencyProof proof = consistency(from, to);
      for (List<Hash> path : changed(proof.path())) {
        assertThat(new ConsistencyProof(from, to, path).proves(former, later)).isFalse();
      }
      for (long other : flipped(from)) {
        assertThat(new ConsistencyProof(other, to, proof.path()).proves(former, later)).isFalse();
      }
      for (long other : flipped(to)) {
        assertThat(new ConsistencyProof(from, other, proof.path()).proves(former, later)).isFalse();
      }
      for (Hash root : flipped(former.root())) {
        assertThat(proof.proves(new TreeHead(from, root), later)).isFalse();
      }
      if (from > 0) { // with the empty tree anything begins
        for (Hash root : flipped(later.root())) {
          assertThat(proof.proves(former, new TreeHead(to, root))).isFalse();
        }
      }
    }
  }

  @Test
  void proofsOfHugeTreesEndInAnswersAndNotInErrors() {
    List<Hash> path = LEAVES.subList(0, 30);
    for (long size : new long[] {Long.MAX_VALUE, 1L << 62, (1L << 62) + 1, Long.MIN_VALUE, -1}) {
      assertThat(
              new InclusionProof(size - 1, size, path)
                  .proves(OTHER, new TreeHead(Long.MAX_VALUE, OTHER)))
          .isFalse();
      assertThat(
              new ConsistencyProof(size - 1, size, path)
                  .proves(new TreeHead(Long.MAX_VALUE, OTHER), new TreeHead(7, OTHER)))
          .isFalse();
    }
    assertThat(
            new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, path)
                .proves(OTHER, new TreeHead(Long.MAX_VALUE, OTHER)))
        .isFalse();
  }

  /** Truncated, extended, swapped, and with each single bit of each hash flipped. */
  private List<List<Hash>> changed(List<Hash> path) {
    List<List<Hash>> changed = new ArrayList<>();
    for (int i = 0; i <= path.size(); i++) {
      List<Hash> extended = new ArrayList<>(path);
      extended.add(i, OTHER);
      changed.add(extended);
    }
    for (int i = 0; i < path.size(); i++) {
      List<Hash> truncated = new ArrayList<>(path);
      truncated.remove(i);
      changed.add(truncated);
      for (Hash flipped : flipped(path.get(i))) {
        List<Hash> other = new ArrayList<>(path);
        other.set(i, flipped);
        changed.add(other);
      }
      for (int j = 0; j < i; j++) {
        List<Hash> swapped = new ArrayList<>(path);
        swapped.set(i, path.get(j));
        swapped.set(j, path.get(i));
        changed.add(swapped);
      }
    }
    return changed;
  }

  private static List<Hash> flipped(Hash hash) {
    return IntStream.range(0, Hash.BYTES * Byte.SIZE)
        .mapToObj(
            bit -> {
              byte[] bytes = hash.bytes();
              bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
              return Hash.of(bytes);
            })
        .toList();
  }

  private static long[] flipped(long number) {
    return LongStream.range(0, Long.SIZE).map(bit -> number ^ (1L << bit)).toArray();
  }

  private static InclusionProof inclusion(int index, int size) {
    return MerkleTree.inclusion(Subtrees.of(LEAVES), index, size);
  }

  private static ConsistencyProof consistency(int from, int to) {
    return MerkleTree.consistency(Subtrees.of(LEAVES), from, to);
  }
}
