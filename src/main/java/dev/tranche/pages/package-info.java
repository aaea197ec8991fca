/**
 * The pages for people, rendered here on the server: what each of them shows comes from the public
 * questions of many modules, so nothing may use this one.
 */
@NullMarked
package dev.tranche.pages;

import org.jspecify.annotations.NullMarked;
