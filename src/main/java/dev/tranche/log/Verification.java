package dev.tranche.log;

import java.util.Optional;

/**
 * What a verification of the chain found: how much of the log is whole, and where it first is not.
 *
 * @param from position of the first commit that was verified
 * @param commits number of whole commits from there on
 * @param end where the whole part ends; the head of the log when nothing is broken
 * @param firstBreak empty when the log is whole
 */
public record Verification(long from, long commits, Head end, Optional<Break> firstBreak) {

  /**
   * The first commit that is not what it should be.
   *
   * @param position where the break shows
   * @param expected what should be there, in words
   * @param found what is there instead, in words
   */
  public record Break(long position, String expected, String found) {}

  public boolean isWhole() {
    return firstBreak.isEmpty();
  }
}
