/** Sums over the order book over HTTP. */
@NullMarked
package dev.tranche.backlog.web;

import org.jspecify.annotations.NullMarked;
