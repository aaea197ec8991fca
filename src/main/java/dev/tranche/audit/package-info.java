/** What was recorded, whether it is whole, and the views made anew from it. */
@NullMarked
package dev.tranche.audit;

import org.jspecify.annotations.NullMarked;
