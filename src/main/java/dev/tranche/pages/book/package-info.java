/** The order book at a glance: the first page. */
@NullMarked
package dev.tranche.pages.book;

import org.jspecify.annotations.NullMarked;
