/**
 * What recording a statement has in common, whatever it is about: the decider of a kind, the reader
 * of bodies, the limits and errors of what people send, and the service that records a command.
 */
@NullMarked
package dev.tranche.statement;

import org.jspecify.annotations.NullMarked;
