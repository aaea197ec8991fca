/**
 * Writers that are killed with -9 and started again, on one log whose server is killed too. What a
 * writer was told it notes in a file before it goes on; in the end the log is held against these
 * notes, and nothing else is trusted.
 */
@NullMarked
package dev.tranche.bench.stress;

import org.jspecify.annotations.NullMarked;
