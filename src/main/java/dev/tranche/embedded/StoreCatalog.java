package dev.tranche.embedded;

import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * What the store says of itself at each checkpoint: the journal that goes with it, and its maps
 * with their sizes. A store whose own tables are damaged can open with a map missing or empty;
 * against this it cannot.
 */
final class StoreCatalog {

  private static final String NAME = "store";
  private static final String JOURNAL = "journal";
  private static final String MAPS = "maps";

  private final MVStore store;
  private final MVMap<String, String> catalog;

  StoreCatalog(MVStore store) {
    this.store = store;
    this.catalog = store.openMap(NAME);
  }

  /** The number of the journal, or null in a new store. */
  @Nullable Long journal() {
    String journal = catalog.get(JOURNAL);
    return journal == null ? null : Long.valueOf(journal);
  }

  /** Belongs to the next commit. */
  void write(long journal) {
    catalog.put(JOURNAL, Long.toString(journal));
    catalog.put(MAPS, maps());
  }

  /**
   * Compares what is there with what was written, before anything is changed.
   *
   * @throws EmbeddedStoreException where they differ
   */
  void check() {
    String expected = catalog.get(MAPS);
    String found = maps();
    if (!found.equals(expected)) {
      throw new EmbeddedStoreException(
          "The store is damaged: it says that it has the collections and indexes "
              + expected
              + ", and has "
              + found
              + ". Nothing was changed. Restore the data folder from a backup.");
    }
  }

  private String maps() {
    TreeMap<String, Long> sizes = new TreeMap<>();
    for (String name : store.getMapNames()) {
      if (!name.equals(NAME)) {
        sizes.put(name, OrderedDatabase.open(store, name).sizeAsLong());
      }
    }
    return sizes.toString();
  }
}
