/** The pages about contracts: the table of all, which is also given out as files, and each one. */
@NullMarked
package dev.tranche.pages.deal;

import org.jspecify.annotations.NullMarked;
