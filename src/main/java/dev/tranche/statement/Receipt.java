package dev.tranche.statement;

/**
 * What a recorded command is answered with: the aggregate it changed and the position in the log
 * that the change reached. A command that changed nothing reports the position it was decided at.
 *
 * @param reference the aggregate's reference, as people wrote it
 * @param position global position of the last event the command recorded; ask a view for {@code
 *     atLeast=position} to read one's own write
 */
public record Receipt(String reference, long position) {}
