package dev.tranche.pack;

import dev.tranche.log.ChainedCommit;
import dev.tranche.proof.Hash;
import dev.tranche.proof.InclusionProof;
import dev.tranche.proof.TreeHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The commits of one contract, each held against its proof; none is missing before the last. */
final class ProvenCommits {

  private final PackReader in;
  private final String contract;
  private final TreeHead tree;
  private final List<InclusionProof> proofs = new ArrayList<>();
  private long commits;
  private long events;
  private long next;

  ProvenCommits(PackReader in, String contract, TreeHead tree) {
    this.in = in;
    this.contract = contract;
    this.tree = tree;
  }

  void readProofs() throws IOException {
    in.begin(PackHead.PROOFS);
    for (String line = in.line(); line != null; line = in.line()) {
      try {
        InclusionProof proof = CommitLine.JSON.readValue(line, InclusionProof.class);
        if (CommitLine.JSON.writeValueAsString(proof).equals(line)) {
          proofs.add(proof);
          continue;
        }
      } catch (RuntimeException _) { // what was forged may be anything
        throw in.broken("this is no proof");
      }
      throw in.broken("this proof is not written as proofs are");
    }
    in.endEntry();
  }

  void on(ChainedCommit commit) {
    long position = commit.commit().position();
    if (!commit.commit().changes().stream().equals(contract) || !commit.hash().isEmpty()) {
      throw in.broken(
          "position %d: this is not a commit of %s, of which alone the pack is by its %s"
              .formatted(position, contract, PackHead.ABOUT));
    }
    if (commit.commit().changes().firstSequence() != events) {
      throw in.broken(
          "position %d: there should be event %d of the contract, and there is its event %d"
              .formatted(position, events, commit.commit().changes().firstSequence()));
    }
    if (position < next) {
      throw in.broken("position %d: it does not come after the one before".formatted(position));
    }
    next = commit.commit().nextPosition();
    Hash leaf = CommitLine.leaf(commit);
    if (commits >= proofs.size() || !proofs.get((int) commits).proves(leaf, tree)) {
      throw in.broken(
          "position %d: this commit is not the one that line %d of %s proves to be in the log"
              .formatted(position, commits + 1, PackHead.PROOFS));
    }
    commits++;
    events += commit.commit().changes().events().size();
  }

  void checkEnd() {
    if (commits == 0 || commits != proofs.size()) {
      throw in.broken(
          "there are %d commits for %d lines of %s"
              .formatted(commits, proofs.size(), PackHead.PROOFS));
    }
  }
}
