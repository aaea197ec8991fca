/**
 * What every statement is made of, whatever it is about: dates, quantities, money, parties,
 * sources, the viewpoint that they are seen from, and refusals. It knows no other package.
 */
@NullMarked
package dev.tranche.fact;

import org.jspecify.annotations.NullMarked;
