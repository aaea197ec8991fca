/** Views: built anew from a long log, kept event by event, and asked about one contract. */
@NullMarked
package dev.tranche.bench.views;

import org.jspecify.annotations.NullMarked;
