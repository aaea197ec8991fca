package dev.tranche.log;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Tokens as positions: a token at position n has seen the events up to and with n. */
final class EventPosition {

  private EventPosition() {}

  /** The position that comes after a token; 0 for none. */
  static long after(@Nullable TrackingToken token) {
    return switch (WrappedToken.unwrapLowerBound(token)) {
      case null -> 0;
      case GlobalSequenceTrackingToken seen -> seen.getGlobalIndex() + 1;
      case TrackingToken other ->
          throw new IllegalArgumentException("This token is not of the log: " + other);
    };
  }

  static TrackingToken tokenAt(long position) {
    return new GlobalSequenceTrackingToken(position);
  }

  static TrackingToken tokenBefore(long position) {
    return tokenAt(position - 1);
  }
}
