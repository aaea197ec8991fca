/** Tranche follows defence-export contracts from talks to their last delivery, event by event. */
@NullMarked
package dev.tranche;

import org.jspecify.annotations.NullMarked;
