package dev.tranche.proof.web;

import dev.tranche.proof.Checkpoint;
import dev.tranche.proof.TreeHead;
import dev.tranche.proof.VerifierKey;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.proof.tree.LogTree;
import dev.tranche.proof.tree.TreeNow;
import dev.tranche.proof.tree.TreeVerification;
import dev.tranche.proof.tree.TreeVerifier;
import dev.tranche.statement.BadQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Checkpoints of the log, and proofs against them. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Proof")
class ProofController {

  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final LogTree tree;
  private final TreeVerifier verifier;
  private final Checkpoints checkpoints;

  ProofController(LogTree tree, TreeVerifier verifier, Checkpoints checkpoints) {
    this.tree = tree;
    this.verifier = verifier;
    this.checkpoints = checkpoints;
  }

  @GetMapping(path = "/checkpoint", produces = "text/plain;charset=UTF-8")
  @Operation(summary = "The head of the log as a signed note (C2SP tlog-checkpoint)")
  ResponseEntity<String> getCheckpoint() {
    return text(checkpoints.sign(tree.now().head()).toString());
  }

  @GetMapping(path = "/checkpoint/key", produces = "text/plain;charset=UTF-8")
  @Operation(summary = "The key that checks the signatures of checkpoints (C2SP signed-note)")
  ResponseEntity<String> getCheckpointKey() {
    return text(checkpoints.verifier() + "\n");
  }

  @GetMapping("/proofs/inclusion")
  @Operation(summary = "Proves that the commit that holds a position is in the log")
  InclusionAnswer proveInclusion(
      @RequestParam long position, @RequestParam(required = false) @Nullable Long size) {
    TreeNow now = tree.now();
    if (position < 0) {
      throw new BadQuery("position", "Positions count from 0.");
    }
    if (position >= now.events()) {
      throw notYet("The log ends at %d; it has no position %d.".formatted(now.events(), position));
    }
    long asked = size == null ? now.size() : reached("size", size, now);
    return now.inclusion(position, asked)
        .map(included -> InclusionAnswer.of(position, included))
        .orElseThrow(
            () ->
                new BadQuery(
                    "size",
                    "Position %d came after the first %d commits.".formatted(position, asked)));
  }

  @GetMapping("/proofs/consistency")
  @Operation(summary = "Proves that the log only grew between two checkpoints, by their sizes")
  ConsistencyAnswer proveConsistency(@RequestParam long from, @RequestParam long to) {
    TreeNow now = tree.now();
    if (from > to) {
      throw new BadQuery("from", "from is the smaller size, and to the larger one.");
    }
    TreeHead former = now.head(reached("from", from, now));
    TreeHead later = now.head(reached("to", to, now));
    return new ConsistencyAnswer(
        from, to, former.root(), later.root(), now.consistency(from, to).path());
  }

  @GetMapping("/proofs/verification")
  @Operation(summary = "Holds the whole log against its tree, and against a kept checkpoint")
  TreeVerification verifyTree(
      @RequestParam(name = "checkpoint", required = false) @Nullable String kept,
      @Parameter(description = "That of the checkpoint, where it is not today's")
          @RequestParam(required = false)
          @Nullable String key) {
    return verifier.verify(kept == null ? null : open(kept, key));
  }

  private TreeHead open(String kept, @Nullable String key) {
    VerifierKey signer;
    try {
      signer = key == null ? checkpoints.verifier() : VerifierKey.parse(key.strip());
    } catch (IllegalArgumentException e) {
      throw new BadQuery("key", String.valueOf(e.getMessage()));
    }
    try {
      return Checkpoint.open(kept, signer).tree();
    } catch (IllegalArgumentException e) {
      throw new BadQuery("checkpoint", String.valueOf(e.getMessage()));
    }
  }

  private static long reached(String parameter, long size, TreeNow now) {
    if (size < 0) {
      throw new BadQuery(parameter, parameter + " is a number of commits, from 0.");
    }
    if (size > now.size()) {
      throw notYet("The log holds %d commits; it has not reached %d.".formatted(now.size(), size));
    }
    return size;
  }

  private static ResponseStatusException notYet(String words) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, words);
  }

  private static ResponseEntity<String> text(String text) {
    return ResponseEntity.ok().contentType(TEXT).body(text);
  }
}
