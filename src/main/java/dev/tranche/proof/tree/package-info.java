/**
 * The tree over the commits of the log, kept in tiles that follow from the log alone: dropped at
 * any time, they are made again as they were.
 */
@NamedInterface("tree")
@NullMarked
package dev.tranche.proof.tree;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
