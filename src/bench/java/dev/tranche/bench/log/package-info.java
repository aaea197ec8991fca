/** The log against the raw driver, the stock engine of Axon's MongoDB extension, and PostgreSQL. */
@NullMarked
package dev.tranche.bench.log;

import org.jspecify.annotations.NullMarked;
