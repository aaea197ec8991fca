package dev.tranche.log;

import java.util.ArrayDeque;
import java.util.Deque;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Runs something outside the unit of work that is under way on this thread. A command that an event
 * handler sends would else leave its events to the batch of events being handled: answered before
 * they are recorded, and recorded together with those of other aggregates.
 */
final class Detached {

  private Detached() {}

  static void run(Runnable task) {
    Deque<UnitOfWork<?>> underWay = new ArrayDeque<>();
    while (CurrentUnitOfWork.isStarted()) {
      UnitOfWork<?> current = CurrentUnitOfWork.get();
      CurrentUnitOfWork.clear(current);
      underWay.push(current);
    }
    try {
      task.run();
    } finally {
      underWay.forEach(CurrentUnitOfWork::set);
    }
  }
}
