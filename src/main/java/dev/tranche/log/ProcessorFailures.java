package dev.tranche.log;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * The events that processors of this process failed at and try again. One that is handled in the
 * end, or that nobody has tried for long, because another process does, is forgotten.
 */
public final class ProcessorFailures {

  /** Axon's pauses grow to a minute. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(2);

  /** By processing group and event. */
  private final Map<String, Map<String, Failure>> failures = new ConcurrentHashMap<>();

  private record Failure(Throwable cause, long nanos) {

    boolean isForgotten() {
      return System.nanoTime() - nanos > FORGOTTEN.toNanos();
    }
  }

  /** What a processing group fails at now, if anything. */
  public Optional<String> of(String group) {
    Map<String, Failure> ofGroup = ofGroup(group);
    ofGroup.values().removeIf(Failure::isForgotten);
    return ofGroup.values().stream().findFirst().map(failure -> failure.cause.toString());
  }

  /** Watches how the events of a processing group are handled. */
  MessageHandlerInterceptor<EventMessage<?>> watching(String group) {
    Map<String, Failure> ofGroup = ofGroup(group);
    return (unitOfWork, chain) -> {
      String event = unitOfWork.getMessage().getIdentifier();
      try {
        Object result = chain.proceed();
        ofGroup.remove(event);
        return result;
      } catch (Exception e) { // whatever it is, it is thrown on
        ofGroup.put(event, new Failure(e, System.nanoTime()));
        throw e;
      }
    };
  }

  private Map<String, Failure> ofGroup(String group) {
    return failures.computeIfAbsent(group, _ -> new ConcurrentHashMap<>());
  }
}
