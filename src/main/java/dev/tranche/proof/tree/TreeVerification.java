package dev.tranche.proof.tree;

import dev.tranche.log.Verification.Break;
import dev.tranche.proof.Hash;
import java.util.Optional;

/**
 * What a verification of the tree found.
 *
 * @param size number of commits up to the first break; of the whole log where there is none
 * @param root of the tree over these commits, made from the log alone
 * @param tiles number of kept tiles that were found to be what the log makes them
 * @param firstBreak empty where every tile and the kept checkpoint agree with the log
 */
public record TreeVerification(long size, Hash root, long tiles, Optional<Break> firstBreak) {}
