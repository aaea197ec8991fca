/**
 * Other people's files become statements like anybody's: read and rehearsed whole before anything
 * of a file is recorded, and each fact recorded once, however often the program starts.
 */
@NullMarked
package dev.tranche.intake;

import org.jspecify.annotations.NullMarked;
