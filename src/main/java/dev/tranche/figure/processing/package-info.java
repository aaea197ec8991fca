/** What follows the events of figures: their view in MongoDB. */
@NullMarked
package dev.tranche.figure.processing;

import org.jspecify.annotations.NullMarked;
