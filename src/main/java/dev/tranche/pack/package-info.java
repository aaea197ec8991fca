/**
 * The audit pack: a contract, or everything, as one file that is checked with no database and no
 * network, and from which a whole log is restored. What is in a pack besides the commits follows
 * from them.
 */
@NullMarked
package dev.tranche.pack;

import org.jspecify.annotations.NullMarked;
