/** Exchange rates over HTTP. */
@NullMarked
package dev.tranche.rate.web;

import org.jspecify.annotations.NullMarked;
