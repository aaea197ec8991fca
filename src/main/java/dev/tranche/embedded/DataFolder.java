package dev.tranche.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folder of one store: held by one process at a time, and only in the format known here. */
final class DataFolder implements AutoCloseable {

  static final int FORMAT = 1;

  private static final String FORMAT_LINE = "tranche embedded store, format ";
  private static final Pattern JOURNAL = Pattern.compile("journal-(\\d{10})");

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;

  private DataFolder(Path folder, FileChannel lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Takes hold of the folder, and makes it where there is none.
   *
   * @throws EmbeddedStoreException where it cannot be written, another process holds it, or its
   *     files are of another format
   */
  static DataFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      OwnerOnly.folder(folder);
    } catch (IOException e) {
      throw new EmbeddedStoreException(
          "The data folder " + folder + " cannot be created: " + reason(e), e);
    }
    if (!Files.isWritable(folder)) {
      throw new EmbeddedStoreException(
          "The data folder "
              + folder
              + " cannot be written: give this user the right to write there, or name another"
              + " folder.");
    }
    DataFolder opened = lock(folder);
    try {
      opened.checkFormat();
      return opened;
    } catch (RuntimeException e) { // whatever it is, it is thrown on
      opened.close();
      throw e;
    }
  }

  private static DataFolder lock(Path folder) {
    Path file = folder.resolve("lock");
    FileChannel channel = null;
    try {
      OwnerOnly.file(file);
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = holder(channel);
        channel.close();
        throw new EmbeddedStoreException(
            "The data folder "
                + folder
                + " is in use by another process"
                + holder
                + ". Stop it first, or let it serve both: start it with \"embedded\" and give its"
                + " address as spring.mongodb.uri.");
      }
      byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
      return new DataFolder(folder, channel, lock);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new EmbeddedStoreException(
          "The data folder " + folder + " cannot be locked: " + reason(e), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process holds it
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    String text = new String(pid.array(), 0, pid.position(), StandardCharsets.UTF_8);
    return text.matches("\\d+") ? " (process " + text + ")" : "";
  }

  private void checkFormat() {
    Path file = folder.resolve("format");
    try {
      if (!Files.exists(file)) {
        if (Files.exists(store()) || !journals().isEmpty()) {
          throw new EmbeddedStoreException(
              "The folder "
                  + folder
                  + " holds a store without its file \"format\": it is not"
                  + " whole. Restore the folder from a backup.");
        }
        writeAtomically(file, FORMAT_LINE + FORMAT + "\n");
        return;
      }
      OwnerOnly.file(file);
      String found = Files.readString(file).strip();
      if (!found.equals(FORMAT_LINE + FORMAT)) {
        throw new EmbeddedStoreException(
            "The store in "
                + folder
                + " is of another version: its file \"format\" says \""
                + (found.length() > 80 ? found.substring(0, 80) + "…" : found)
                + "\", and this program reads format "
                + FORMAT
                + ". Use the version that wrote it. Nothing was changed.");
      }
    } catch (IOException e) {
      throw new EmbeddedStoreException(
          "The data folder " + folder + " cannot be read: " + reason(e), e);
    }
  }

  private void writeAtomically(Path file, String text) throws IOException {
    Path draft = folder.resolve("format.draft");
    OwnerOnly.file(draft);
    Files.writeString(draft, text);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        draft,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    sync();
  }

  /** Makes the names of new files survive a power cut. */
  void sync() throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (java.nio.file.AccessDeniedException e) {
      return; // Windows opens no folders; it keeps names without being asked
    }
  }

  Path path() {
    return folder;
  }

  Path store() {
    return folder.resolve("store.mv");
  }

  /** The checksums of the store file's blocks. */
  Path checksums() {
    return folder.resolve("store.sums");
  }

  Path journal(long number) {
    return folder.resolve(String.format("journal-%010d", number));
  }

  /** The journal files by their number. */
  SortedMap<Long, Path> journals() throws IOException {
    SortedMap<Long, Path> journals = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "journal-*")) {
      for (Path file : files) {
        Matcher name = JOURNAL.matcher(file.getFileName().toString());
        if (name.matches()) {
          journals.put(Long.parseLong(name.group(1)), file);
        }
      }
    }
    return journals;
  }

  static String reason(IOException e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ", " + e.getMessage();
  }

  @Override
  public void close() {
    try {
      lock.release();
    } catch (IOException e) {
      // closing the file below gives the lock back in any case
    }
    closeQuietly(lockFile);
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // nothing was written that could be lost
    }
  }
}
