/** The audit at length: a long log verified, proven, exported, checked and restored. */
@NullMarked
package dev.tranche.bench.audit;

import org.jspecify.annotations.NullMarked;
