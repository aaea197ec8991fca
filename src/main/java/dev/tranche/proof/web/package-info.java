/** Checkpoints and proofs over HTTP. */
@NullMarked
package dev.tranche.proof.web;

import org.jspecify.annotations.NullMarked;
