/** Audit packs over HTTP. */
@NullMarked
package dev.tranche.pack.web;

import org.jspecify.annotations.NullMarked;
