/** The order book: a ledger of what was signed, delivered and cancelled, in units and value. */
@NullMarked
package dev.tranche.backlog;

import org.jspecify.annotations.NullMarked;
