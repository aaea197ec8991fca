package dev.tranche.pages.record;

import dev.tranche.pages.record.Field.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands beside the fields, by the part of the command: its label and how it is written, as
 * {@code labels.txt} has them. A label with the command before the name goes before one without. A
 * part without a label fails.
 */
final class Labels {

  private record Label(String label, String hint) {}

  private static final Map<String, Label> LABELS = read("labels.txt");

  private Labels() {}

  static Field field(
      Class<?> owner,
      String name,
      Kind kind,
      boolean required,
      List<String> choices,
      List<Field> parts) {
    Label label =
        Optional.ofNullable(LABELS.get(owner.getSimpleName() + "." + name))
            .or(() -> Optional.ofNullable(LABELS.get(name)))
            .orElseThrow(() -> new IllegalStateException(name + " has no label: " + owner));
    return new Field(name, kind, required, label.label(), label.hint(), choices, parts);
  }

  private static Map<String, Label> read(String file) {
    try (InputStream text = Objects.requireNonNull(Labels.class.getResourceAsStream(file), file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .collect(
              Collectors.toUnmodifiableMap(
                  parts -> parts[0].strip(),
                  parts -> new Label(parts[1].strip(), parts[2].strip())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
