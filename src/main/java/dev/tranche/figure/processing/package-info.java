/** What follows the events of figures: their view in MongoDB. */
@NamedInterface("processing")
@NullMarked
package dev.tranche.figure.processing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
