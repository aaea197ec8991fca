/**
 * How far each contract is along: ordered, delivered, outstanding, on any day, as known on any day.
 */
@NullMarked
package dev.tranche.delivery;

import org.jspecify.annotations.NullMarked;
