package dev.tranche.fact;

import java.time.LocalDate;

/**
 * A day to look at, and a day to look from: the world as of {@code asOf}, by what was known on
 * {@code knownOn}. A fact is seen when its last possible day is not after the one, and the day it
 * became known not after the other.
 */
public record Viewpoint(LocalDate asOf, LocalDate knownOn, Basis basis) {

  /** Which date says when a fact became known. */
  public enum Basis {
    /** When its source published it. */
    REPORTED,
    /** When it entered the log: the strict audit. */
    RECORDED
  }

  /** As of the day, by all that is in the log. */
  public static Viewpoint of(LocalDate asOf) {
    return new Viewpoint(asOf, LocalDate.MAX, Basis.REPORTED);
  }

  /** As of another day, by what is known from this one. */
  public Viewpoint on(LocalDate otherDay) {
    return new Viewpoint(otherDay, knownOn, basis);
  }

  /** Whether no day is set to look from: all that is in the log is known. */
  public boolean knowsEverything() {
    return knownOn.equals(LocalDate.MAX);
  }

  /** Whether the fact was known, be it of the past or of the future. */
  public boolean knows(Provenance fact) {
    LocalDate known = basis == Basis.REPORTED ? fact.reportedDay() : fact.recordedDay();
    return !known.isAfter(knownOn);
  }

  /** Whether what has this date had certainly happened. */
  public boolean reaches(EdtfDate effective) {
    return !effective.latest().isAfter(asOf);
  }
}
