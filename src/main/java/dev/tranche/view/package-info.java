/**
 * How every view is kept: one document a stream, at the version last applied, equal to its fold.
 */
@NullMarked
package dev.tranche.view;

import org.jspecify.annotations.NullMarked;
