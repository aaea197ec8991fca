/**
 * Somebody's published aggregate: a yardstick to hold the book against, never summed with
 * contracts.
 */
@NullMarked
package dev.tranche.figure;

import org.jspecify.annotations.NullMarked;
