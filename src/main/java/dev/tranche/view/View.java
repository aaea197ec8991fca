package dev.tranche.view;

/**
 * What a view is: its name, the shape of its documents, and its fold.
 *
 * @param name that of its processing group and, with a number, of its collections
 * @param shape a number that is raised whenever documents that were written before can no longer be
 *     read, or lack what queries look for; it makes the view be built anew at the next start
 */
public record View<S, E>(String name, int shape, Fold<S, E> fold) {

  /** That of all views that were stored before shapes were counted. */
  static final int FIRST_SHAPE = 1;

  /** That of no view: a generation that has it is empty and is never read. */
  static final int NOT_BUILT = 0;
}
