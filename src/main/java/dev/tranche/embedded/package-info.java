/**
 * MongoDB for one machine, in the same process: a write that was acknowledged is on disk, a file
 * that cannot be read whole is refused in words, and nothing of it is overwritten.
 */
@NullMarked
package dev.tranche.embedded;

import org.jspecify.annotations.NullMarked;
