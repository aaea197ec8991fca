/** What follows the events of rates: their view in MongoDB. */
@NamedInterface("processing")
@NullMarked
package dev.tranche.rate.processing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
