package dev.tranche.intake;

import dev.tranche.fact.InvalidValue;
import dev.tranche.fact.Reference;
import dev.tranche.intake.SeedKind.Word;
import dev.tranche.statement.BadStatement;
import dev.tranche.statement.Command;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A seed file that was understood: what it is about, and its facts as commands in the order in
 * which they are to be recorded. How one is written stands in {@code docs/seeds.md}.
 */
record SeedFile(SeedKind<?, ?, ?> kind, String reference, List<Fact> facts) {

  private static final String SOURCES = "sources";
  private static final String FACTS = "facts";
  private static final String SOURCE = "source";

  /** One fact; the first has number 1. */
  record Fact(int number, int line, Command command) {}

  String stream() {
    return kind.stream(reference);
  }

  /** Under this key a fact is recorded once. */
  String key(Fact fact) {
    return "%s%s#%d".formatted(CommandService.SEED_KEYS, stream(), fact.number());
  }

  static SeedFile read(String text, CommandReader commands) throws SeedMistake {
    LocatedYaml yaml = LocatedYaml.read(text);
    SeedKind<?, ?, ?> kind = kind(yaml);
    String reference = reference(yaml, kind.head());
    checkParts(yaml, kind.head());
    List<Fact> facts = new ArrayList<>();
    JsonNode stated = yaml.root().path(FACTS);
    if (!stated.isArray() || stated.isEmpty()) {
      throw new SeedMistake(yaml.line(FACTS), "facts is a list with one fact at least.");
    }
    for (int i = 0; i < stated.size(); i++) {
      facts.add(new FactReader(yaml, kind, reference, commands).read(i, stated.get(i)));
    }
    return new SeedFile(kind, reference, List.copyOf(facts));
  }

  private static SeedKind<?, ?, ?> kind(LocatedYaml yaml) throws SeedMistake {
    List<SeedKind<?, ?, ?>> named =
        SeedKinds.ALL.stream().filter(kind -> yaml.root().has(kind.head())).toList();
    if (named.size() == 1) {
      return named.getFirst();
    }
    throw new SeedMistake(
        1,
        "A seed file is about one thing; its head is one of %s, with a reference."
            .formatted(
                SeedKinds.ALL.stream().map(SeedKind::head).collect(Collectors.joining(", "))));
  }

  private static String reference(LocatedYaml yaml, String head) throws SeedMistake {
    String reference = yaml.root().path(head).asString("");
    try {
      Reference.check(head, reference);
      return reference;
    } catch (InvalidValue e) {
      throw new SeedMistake(yaml.line(head), String.valueOf(e.getMessage()));
    }
  }

  private static void checkParts(LocatedYaml yaml, String head) throws SeedMistake {
    for (String part : yaml.root().propertyNames()) {
      if (!Set.of(head, SOURCES, FACTS).contains(part)) {
        throw new SeedMistake(
            yaml.line(part),
            "There is no '%s' here; known are %s, sources, facts.".formatted(part, head));
      }
    }
  }

  /** Reads the facts of one file. */
  private record FactReader(
      LocatedYaml yaml, SeedKind<?, ?, ?> kind, String reference, CommandReader commands) {

    Fact read(int index, JsonNode stated) throws SeedMistake {
      String path = "%s[%d]".formatted(FACTS, index);
      if (stated.size() != 1
          || !(stated instanceof ObjectNode)
          || !(stated.iterator().next() instanceof ObjectNode parts)) {
        throw new SeedMistake(
            yaml.line(path), "A fact is one word with its parts below it, as delivered:.");
      }
      String name = stated.propertyNames().iterator().next();
      Word word = kind.words().get(name);
      if (word == null) {
        throw new SeedMistake(
            yaml.line(path),
            "'%s' is no fact of a %s; known are %s."
                .formatted(
                    name, kind.head(), String.join(", ", new TreeSet<>(kind.words().keySet()))));
      }
      String below = path + "." + name;
      ObjectNode statement = statement(word, parts, below);
      try {
        Command command = commands.read(word.command(), reference, statement);
        return new Fact(index + 1, yaml.line(path), command);
      } catch (BadStatement e) {
        throw new SeedMistake(yaml.line(located(e.path(), parts, below)), words(e));
      }
    }

    /** The parts, with the source in place of its short name and what the word says already. */
    private ObjectNode statement(Word word, ObjectNode parts, String below) throws SeedMistake {
      ObjectNode statement = parts.deepCopy();
      JsonNode source = parts.path(SOURCE);
      JsonNode stated = yaml.root().path(SOURCES).path(source.asString(""));
      if (!source.isString() || !stated.isObject()) {
        throw new SeedMistake(
            yaml.line(below + "." + SOURCE),
            "source is the short name of one of the sources: %s."
                .formatted(String.join(", ", yaml.root().path(SOURCES).propertyNames())));
      }
      statement.set(SOURCE, stated.deepCopy());
      for (Map.Entry<String, String> said : word.says().entrySet()) {
        if (statement.has(said.getKey())) {
          throw new SeedMistake(
              yaml.line(below + "." + said.getKey()),
              "'%s' is said by the fact's word already.".formatted(said.getKey()));
        }
        statement.put(said.getKey(), said.getValue());
      }
      return statement;
    }

    /** Where it stands in the file: what is wrong with a source is wrong where it is described. */
    private static String located(String path, ObjectNode parts, String below) {
      return path.startsWith(SOURCE + ".")
          ? "%s.%s%s"
              .formatted(SOURCES, parts.path(SOURCE).asString(), path.substring(SOURCE.length()))
          : below + "." + path;
    }

    private static String words(BadStatement e) {
      String words = String.valueOf(e.getMessage());
      return e.path().isEmpty() || words.contains(e.path())
          ? words
          : "%s: %s".formatted(e.path(), words);
    }
  }
}
