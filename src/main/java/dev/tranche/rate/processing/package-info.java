/** What follows the events of rates: their view in MongoDB. */
@NullMarked
package dev.tranche.rate.processing;

import org.jspecify.annotations.NullMarked;
