package dev.tranche.proof.web;

import dev.tranche.log.StoredCommit;
import dev.tranche.proof.Hash;
import dev.tranche.proof.tree.TreeNow.Included;
import java.util.Base64;
import java.util.List;

/**
 * That a commit is in the log, as a stranger checks it.
 *
 * @param position of the event that was asked for
 * @param commit that holds it
 * @param index of the commit's leaf
 * @param size number of commits of the tree
 * @param leaf hash of the leaf, as it follows from the commit
 * @param path hashes of the neighbouring subtrees, from the leaf up
 * @param root of the tree, to be compared with a checkpoint of the same size
 */
record InclusionAnswer(
    long position,
    StoredBytes commit,
    long index,
    long size,
    Hash leaf,
    List<Hash> path,
    Hash root) {

  /**
   * A commit as it is stored.
   *
   * @param position of its first event
   * @param content in Base64: what stands behind position and hash in its document
   */
  record StoredBytes(long position, int events, String content) {}

  static InclusionAnswer of(long position, Included included) {
    StoredCommit commit = included.commit();
    return new InclusionAnswer(
        position,
        new StoredBytes(
            commit.position(),
            commit.events(),
            Base64.getEncoder().encodeToString(commit.content())),
        included.proof().index(),
        included.proof().size(),
        included.leaf(),
        included.proof().path(),
        included.tree().root());
  }
}
