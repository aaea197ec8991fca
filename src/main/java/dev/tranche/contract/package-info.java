/** One export deal over its whole life: its vocabulary, its state and its decisions. */
@NullMarked
package dev.tranche.contract;

import org.jspecify.annotations.NullMarked;
