package dev.tranche.bench.stress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all writing processes noted, the dead ones too. */
final class Testimony {

  final Set<String> acknowledged = new HashSet<>();
  final Set<String> refused = new HashSet<>();
  final Set<String> unknown = new HashSet<>();
  final List<String> failures = new ArrayList<>();
  long appends;
  long conflicts;

  /** Reads the notes of processes. A last line that is not whole was never finished. */
  static Testimony of(Collection<Path> notes) throws IOException {
    Testimony testimony = new Testimony();
    for (Path file : notes) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(testimony::hear);
    }
    return testimony;
  }

  private void hear(String line) {
    String[] parts = line.split(" ", 3);
    conflicts += Integer.parseInt(parts[1]);
    List<String> ids = List.of(parts[2].split(" "));
    switch (Notes.Kind.valueOf(parts[0])) {
      case ACKNOWLEDGED -> {
        acknowledged.addAll(ids);
        appends++;
      }
      case REFUSED -> refused.addAll(ids);
      case UNKNOWN -> unknown.addAll(ids);
      case FAILED -> failures.add(parts[2]);
    }
  }
}
