package dev.tranche.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands so that every acknowledged write is in the journal. Writers share the gate;
 * what changes collections or indexes, and a checkpoint, takes it alone.
 */
final class DurableBackend extends H2Backend {

  private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);
  private static final int OUT_OF_DISK_SPACE = 14031;

  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private final ReentrantReadWriteLock catalog = new ReentrantReadWriteLock();
  private final StoreFiles files;
  private final Journal journal;
  private final Durability durability;

  DurableBackend(StoreFiles files, Durability durability) {
    super(files.store());
    this.files = files;
    this.durability = durability;
    this.journal = files.openJournal(this::replay, this::discard);
  }

  private void replay(String namespace, Key key, @Nullable Document after) {
    int dot = namespace.indexOf('.');
    collection(namespace.substring(0, dot), namespace.substring(dot + 1)).restore(key, after);
  }

  private OrderedCollection collection(String database, String name) {
    return (OrderedCollection) resolveDatabase(database).resolveCollection(name, true);
  }

  private void discard() {
    gate.writeLock().lock();
    try {
      journal.discard();
    } finally {
      gate.writeLock().unlock();
    }
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new OrderedDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    try {
      return switch (CommandKind.of(command, query)) {
        case READ -> read(channel, database, command, query);
        case WRITE -> write(channel, database, command, CommandKind.withIds(command, query));
        case CATALOG -> alone(() -> super.handleCommand(channel, database, command, query));
      };
    } catch (JournalEntry.NotWritten e) {
      throw notWritten(e);
    } catch (MVStoreException | EmbeddedStoreException e) {
      throw new MongoServerException("The store cannot go on: " + e.getMessage(), e);
    }
  }

  private static MongoServerError notWritten(JournalEntry.NotWritten e) {
    return new MongoServerError(
        OUT_OF_DISK_SPACE,
        "OutOfDiskSpace",
        "The journal cannot be written ("
            + e.getMessage()
            + "), so this write was not done. Make room on the disk; reads go on meanwhile.",
        e);
  }

  /** A majority read shows only what is on disk; where that fails, what it saw is gone: again. */
  private Document read(Channel channel, String database, String command, Document query) {
    while (true) {
      Document result;
      catalog.readLock().lock();
      MVStore.TxCounter version = getMvStore().registerVersionUsage();
      try {
        result = super.handleCommand(channel, database, command, query);
      } finally {
        getMvStore().deregisterVersionUsage(version);
        catalog.readLock().unlock();
      }
      try {
        if (CommandKind.readsMajority(query)) {
          journal.await(journal.last());
        }
        return result;
      } catch (JournalEntry.NotWritten e) {
        log.debug("What was read has been undone", e);
      }
    }
  }

  private Document write(Channel channel, String database, String command, Document query) {
    String name = String.valueOf(query.get(command));
    boolean creates = !command.equalsIgnoreCase("delete");
    Written written = null;
    while (written == null) {
      gate.readLock().lock();
      try {
        OrderedCollection collection = find(database, name);
        if (collection != null) {
          written =
              write(
                  collection,
                  () -> super.handleCommand(channel, database, command, query),
                  forced(query));
        } else if (!creates) {
          return super.handleCommand(channel, database, command, query);
        }
      } finally {
        gate.readLock().unlock();
      }
      if (written == null) {
        create(database, name);
      }
    }
    journal.await(written.entry());
    if (files.isCheckpointDue(journal)) {
      checkpoint();
    }
    return written.result();
  }

  private record Written(Document result, JournalEntry entry) {}

  private Written write(OrderedCollection collection, Work command, boolean forced) {
    synchronized (collection) { // what is done first stands first in the journal
      Document result;
      try {
        result = command.run();
      } catch (RuntimeException e) {
        settleFailed(e, forced);
        throw e;
      }
      return new Written(result, append(ChangeRecorder.take(), forced));
    }
  }

  private boolean forced(Document query) {
    return durability == Durability.FSYNC && CommandKind.wantsDisk(query);
  }

  /** A refusal keeps what the command did before; anything else leaves no half-done document. */
  private void settleFailed(RuntimeException e, boolean forced) {
    List<Change> changes = ChangeRecorder.take();
    if (e instanceof MongoServerException) {
      append(changes, forced);
    } else {
      changes.reversed().forEach(Change::undo);
    }
  }

  private JournalEntry append(List<Change> changes, boolean forced) {
    return durability == Durability.NONE ? JournalEntry.settled() : journal.append(changes, forced);
  }

  private @Nullable OrderedCollection find(String database, String name) {
    return (OrderedCollection) resolveDatabase(database).resolveCollection(name, false);
  }

  private void create(String database, String name) {
    alone(
        () -> {
          if (find(database, name) == null) {
            resolveDatabase(database)
                .createCollectionOrThrowIfExists(name, CollectionOptions.withDefaults());
          }
          return new Document();
        });
  }

  private interface Work {
    Document run();
  }

  private Document alone(Work work) {
    catalog.writeLock().lock();
    gate.writeLock().lock();
    try {
      files.requireSpace();
      try {
        return work.run();
      } finally {
        ChangeRecorder.take();
        journal.await(journal.last());
        files.checkpoint(journal);
      }
    } finally {
      gate.writeLock().unlock();
      catalog.writeLock().unlock();
    }
  }

  private void checkpoint() {
    gate.writeLock().lock();
    try {
      journal.await(journal.last());
      if (files.isCheckpointDue(journal)) {
        files.checkpoint(journal);
      }
    } catch (JournalEntry.NotWritten e) {
      log.warn("No checkpoint, the journal goes on", e);
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** Brings to the disk what nobody waits for. */
  void forceWritten() {
    try {
      journal.await(journal.last());
      journal.forceWritten();
    } catch (JournalEntry.NotWritten e) {
      log.debug("The commands that waited were told", e);
    } catch (RuntimeException e) {
      log.error("The journal cannot be forced to disk", e);
    }
  }

  @Override
  public void close() {
    gate.writeLock().lock();
    try {
      journal.await(journal.last());
      files.checkpoint(journal);
    } catch (RuntimeException e) {
      log.warn("Closed without a checkpoint; the next start replays the journal", e);
    } finally {
      files.close(journal);
      gate.writeLock().unlock();
    }
  }
}
