/**
 * Exchange rates that somebody has published, each for a day: what values are converted at, and
 * never invented.
 */
@NullMarked
package dev.tranche.rate;

import org.jspecify.annotations.NullMarked;
