/** What benchmarks are made of: rounds of measurements, the table they end in, real processes. */
@NullMarked
package dev.tranche.bench;

import org.jspecify.annotations.NullMarked;
