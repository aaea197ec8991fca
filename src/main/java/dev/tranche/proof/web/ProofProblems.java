package dev.tranche.proof.web;

import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.proof.tree.TreeBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Why the log cannot be proven, wherever that is asked; before what answers any failure. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProofProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ProofProblems.class);

  @ExceptionHandler
  ProblemDetail on(Checkpoints.NoKey e) {
    return problem(HttpStatus.NOT_FOUND, "No key", String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail on(TreeBroken e) {
    LOG.error("The log cannot be proven: {}", e.getMessage());
    return problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Log not whole",
        e.getMessage() + " /api/audit/verification and /api/audit/proofs/verification say more.");
  }

  private static ProblemDetail problem(HttpStatus status, String title, String words) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, words);
    problem.setTitle(title);
    return problem;
  }
}
