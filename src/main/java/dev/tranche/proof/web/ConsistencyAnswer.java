package dev.tranche.proof.web;

import dev.tranche.proof.Hash;
import java.util.List;

/**
 * That the log only grew, as a stranger checks it.
 *
 * @param from number of commits that the log had
 * @param to number of commits that it had later
 * @param fromRoot to be compared with a checkpoint of the size {@code from}
 * @param toRoot to be compared with a checkpoint of the size {@code to}
 */
record ConsistencyAnswer(long from, long to, Hash fromRoot, Hash toRoot, List<Hash> path) {}
