/** Statements about contracts over HTTP. */
@NullMarked
package dev.tranche.contract.web;

import org.jspecify.annotations.NullMarked;
