/**
 * The yardsticks: framework agreements, published figures and claims, each set against the
 * contracts and never summed with them.
 */
@NullMarked
package dev.tranche.pages.yard;

import org.jspecify.annotations.NullMarked;
