/** Pages: how long the server takes for each of them over a large book. */
@NullMarked
package dev.tranche.bench.pages;

import org.jspecify.annotations.NullMarked;
