/**
 * The event log on MongoDB, behind Axon: every acknowledged fact is in it once, in one order
 * without gaps, and a change made afterwards shows.
 */
@NullMarked
package dev.tranche.log;

import org.jspecify.annotations.NullMarked;
