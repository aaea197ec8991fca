/** What the embedded server does in a second; each figure is the median of several runs. */
@NullMarked
package dev.tranche.bench.embedded;

import org.jspecify.annotations.NullMarked;
