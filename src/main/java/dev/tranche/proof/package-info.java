/**
 * Proofs that others can check: a Merkle tree over commits as RFC 6962 has it, and signed
 * checkpoints of it. Pure, so that whoever holds a proof checks it with no database and no network.
 */
@NullMarked
package dev.tranche.proof;

import org.jspecify.annotations.NullMarked;
