/** The whole application, asked and told at once by HTTP while it builds its views anew. */
@NullMarked
package dev.tranche.bench.load;

import org.jspecify.annotations.NullMarked;
