/** The program's commands for terminals and scripts, whose exit codes mean the same everywhere. */
@NullMarked
package dev.tranche.cli;

import org.jspecify.annotations.NullMarked;
