/** What tests of several packages share; it keeps a test's database its own. */
@NullMarked
package dev.tranche.testing;

import org.jspecify.annotations.NullMarked;
