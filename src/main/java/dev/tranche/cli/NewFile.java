package dev.tranche.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that has its name once it is whole. Nothing that is there is overwritten, and no link that
 * somebody else has put there is followed.
 */
record NewFile(Path path) {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Writes the content. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  void refuseExisting() throws FileAlreadyExistsException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(path.toString());
    }
  }

  /** Where it fails, nothing is left behind. */
  void write(Content content) throws IOException {
    refuseExisting();
    Path draft = path.resolveSibling(path.getFileName() + ".part");
    try {
      Files.deleteIfExists(draft); // of an export that was killed
      try (FileChannel channel =
              FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out =
              new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
        content.write(out);
        out.flush();
        channel.force(true);
      }
      Files.move(draft, path);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException | UncheckedIOException e) { // a full disk does not say of which file
      throw new IOException("%s was not written: %s".formatted(path, Reasons.of(e)), e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
