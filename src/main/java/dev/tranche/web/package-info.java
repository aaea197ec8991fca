/**
 * What every request meets before and after the feature it is for: who may ask, how much may be
 * sent, which day is looked at, and every failure told in words.
 */
@NullMarked
package dev.tranche.web;

import org.jspecify.annotations.NullMarked;
