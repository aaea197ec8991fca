/**
 * Forms in which people record what sources state: one for each command, made of the parts that the
 * command has, and answered in the words in which the API answers.
 */
@NullMarked
package dev.tranche.pages.record;

import org.jspecify.annotations.NullMarked;
