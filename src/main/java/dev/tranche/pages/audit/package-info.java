/** What was recorded, what changed since, whether it is whole, and how far the views are. */
@NullMarked
package dev.tranche.pages.audit;

import org.jspecify.annotations.NullMarked;
