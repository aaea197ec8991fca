/** What tests of several packages share. */
@NullMarked
package dev.tranche.testing;

import org.jspecify.annotations.NullMarked;
