/** Contracts and their progress over HTTP. */
@NullMarked
package dev.tranche.delivery.web;

import org.jspecify.annotations.NullMarked;
