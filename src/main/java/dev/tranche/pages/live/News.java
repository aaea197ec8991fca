package dev.tranche.pages.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That the book has moved on.
 *
 * @param position of the last event that the views have passed
 * @param streams what the new events are about, by reference where it is a contract; absent where
 *     that is much, or not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record News(long position, @Nullable Set<String> streams) {

  private static final int MOST_STREAMS = 20;

  static News of(long position, Set<String> streams) {
    return new News(position, streams.size() > MOST_STREAMS ? null : Set.copyOf(streams));
  }

  static News upTo(long position) {
    return new News(position, null);
  }
}
