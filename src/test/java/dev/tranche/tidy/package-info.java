/** The style of this repository, held by tests: what a review should not have to say. */
@NullMarked
package dev.tranche.tidy;

import org.jspecify.annotations.NullMarked;
