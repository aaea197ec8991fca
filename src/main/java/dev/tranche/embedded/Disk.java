package dev.tranche.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The two things of a disk that run out or break, apart from the rest so that a test can do it. */
interface Disk {

  /** Opens a file for writing, and makes it where there is none. */
  FileChannel open(Path file) throws IOException;

  /** Bytes that can still be written in this folder. */
  long usableBytes(Path folder) throws IOException;

  /** The machine's own. */
  Disk REAL =
      new Disk() {
        @Override
        public FileChannel open(Path file) throws IOException {
          OwnerOnly.file(file);
          return FileChannel.open(file, StandardOpenOption.WRITE);
        }

        @Override
        public long usableBytes(Path folder) throws IOException {
          return Files.getFileStore(folder).getUsableSpace();
        }
      };
}
