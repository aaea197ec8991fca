/**
 * How records are read from JSON and written: as Jackson does it, and faster. Knows no other module
 * and no record in particular.
 */
@NullMarked
package dev.tranche.json;

import org.jspecify.annotations.NullMarked;
