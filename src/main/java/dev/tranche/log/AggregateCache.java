package dev.tranche.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the aggregates that were used last, and gives one out only while the log has nothing newer:
 * another process may have changed it, and a refusal by an outdated state would be wrong and leave
 * no conflict behind.
 */
final class AggregateCache extends WeakReferenceCache {

  private final CommitLog log;

  /** What keeps the latest entries from being collected. */
  private final Map<Object, Object> latest;

  AggregateCache(CommitLog log, int maxAggregates) {
    this.log = log;
    latest =
        Collections.synchronizedMap(
            new LinkedHashMap<>(16, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > maxAggregates;
              }
            });
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // as the overridden method has it
  public <K, V> @Nullable V get(K key) {
    V entry = super.get(key);
    if (entry instanceof AggregateCacheEntry<?> cached && !isCurrent(key.toString(), cached)) {
      remove(key);
      return null;
    }
    if (entry != null) {
      latest.put(key, entry);
    }
    return entry;
  }

  private boolean isCurrent(String stream, AggregateCacheEntry<?> cached) {
    OptionalLong last = log.lastSequence(stream);
    return last.isPresent() && last.getAsLong() == version(cached);
  }

  /**
   * An entry that was never written to disk gives out the aggregate it was made of, and needs
   * nothing for it.
   */
  private static <T> long version(AggregateCacheEntry<T> cached) {
    Long version = cached.recreateAggregate(null, null, null).version();
    return version == null ? -1 : version;
  }

  @Override
  public void put(Object key, Object value) {
    super.put(key, value);
    latest.put(key, value);
  }

  @Override
  public boolean remove(Object key) {
    latest.remove(key);
    return super.remove(key);
  }

  @Override
  public void removeAll() {
    latest.clear();
    super.removeAll();
  }
}
