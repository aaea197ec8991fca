/** Framework agreements over HTTP. */
@NullMarked
package dev.tranche.framework.web;

import org.jspecify.annotations.NullMarked;
