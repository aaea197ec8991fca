/** Published figures over HTTP, and what the book holds against them. */
@NullMarked
package dev.tranche.figure.web;

import org.jspecify.annotations.NullMarked;
