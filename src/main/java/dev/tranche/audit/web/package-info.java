/** History, verification and views over HTTP. */
@NullMarked
package dev.tranche.audit.web;

import org.jspecify.annotations.NullMarked;
