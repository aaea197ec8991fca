/**
 * What is recorded elsewhere reaches open windows: they are told that the book has moved on, and
 * fetch what they show themselves.
 */
@NullMarked
package dev.tranche.pages.live;

import org.jspecify.annotations.NullMarked;
