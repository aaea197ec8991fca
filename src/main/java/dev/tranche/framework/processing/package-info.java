/** What follows the events: the view in MongoDB, and the call-offs of contracts that are signed. */
@NamedInterface("processing")
@NullMarked
package dev.tranche.framework.processing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
