package dev.tranche.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Java file: its path from the root of the repository, with forward slashes, and its whole text.
 */
record Source(String path, String text) {

  /** Every Java file of every source set, in the order of their paths. */
  static List<Source> all() throws IOException {
    try (var paths = Files.walk(Path.of("src"))) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .sorted()
          .map(Source::read)
          .toList();
    }
  }

  private static Source read(Path path) {
    try {
      return new Source(path.toString().replace('\\', '/'), Files.readString(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean isMain() {
    return path.startsWith("src/main/");
  }

  boolean isTest() {
    return path.startsWith("src/test/");
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /** The package by its folder: {@code dev.tranche.log} of src/main/java/dev/tranche/log. */
  String packageName() {
    String folder = path.substring(0, path.lastIndexOf('/'));
    return folder.replaceFirst("src/\\w+/java/", "").replace('/', '.');
  }

  boolean isPackageInfo() {
    return path.endsWith("/package-info.java");
  }
}
