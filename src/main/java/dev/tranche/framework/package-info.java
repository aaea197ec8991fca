/**
 * The umbrella under which contracts are called off: its ceilings, and what is called off of them.
 * It is not backlog, and sums with nothing.
 */
@NullMarked
package dev.tranche.framework;

import org.jspecify.annotations.NullMarked;
