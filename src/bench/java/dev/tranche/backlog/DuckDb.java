package dev.tranche.backlog;

import dev.tranche.backlog.GeneratedBook.Stored;
import dev.tranche.contract.Party;
import dev.tranche.contract.Visibility;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The other way: DuckDB in this process, in memory, asked in SQL. */
final class DuckDb implements Entries, AutoCloseable {

  /** In the order of the columns. */
  private static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.SUPPLIER,
          Dimension.SUPPLIER_COUNTRY,
          Dimension.BUYER,
          Dimension.DESIGNATION,
          Dimension.CATEGORY,
          Dimension.CURRENCY);

  private static final LocalDate PROBE = LocalDate.of(2020, 5, 15);

  private final Connection connection;
  private final Lines lines = new Lines();

  DuckDb(List<Stored> entries, Path folder) throws SQLException, IOException {
    Path entriesFile = folder.resolve("entries.csv");
    Path linesFile = folder.resolve("lines.csv");
    try (BufferedWriter writer = Files.newBufferedWriter(entriesFile)) {
      for (Stored stored : entries) {
        writer.write(row(stored));
      }
    }
    try (BufferedWriter writer = Files.newBufferedWriter(linesFile)) {
      for (int line = 0; line < lines.count(); line++) {
        writer.write(row(line));
      }
    }
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table entries (kind tinyint, line integer, effective date, reported date,"
              + " units bigint, value bigint)");
      statement.execute(
          "create table lines (line integer, supplier integer, supplier_country integer,"
              + " buyer integer, designation integer, category integer, currency integer,"
              + " estimated boolean)");
      statement.execute("copy entries from '%s' (header false)".formatted(entriesFile));
      statement.execute("copy lines from '%s' (header false)".formatted(linesFile));
    }
  }

  private String row(Stored stored) {
    Entry entry = stored.entry();
    return "%d,%d,%s,%s,%d,%d\n"
        .formatted(
            Columns.KINDS.indexOf(entry.kind()),
            lines.number(stored.buyer(), entry),
            entry.dates().effective(),
            entry.dates().reported(),
            entry.units(),
            entry.value());
  }

  private String row(int line) {
    String keys =
        DIMENSIONS.stream()
            .map(dimension -> String.valueOf(lines.key(line, dimension)))
            .collect(Collectors.joining(","));
    return "%d,%s,%s\n".formatted(line, keys, lines.get(line).sample().line().estimated());
  }

  @Override
  public void forEach(Grain grain, BiConsumer<Party, Entry> each) {
    String groups =
        grain.groups().stream()
            .map(dimension -> ", " + dimension.toString().replace('-', '_'))
            .collect(Collectors.joining());
    String kinds =
        grain.kinds().stream()
            .map(kind -> String.valueOf(Columns.KINDS.indexOf(kind)))
            .collect(Collectors.joining(","));
    String sql =
        ("select kind, min(line), min(effective), sum(units)::bigint, sum(value)::bigint"
                + " from entries join lines using (line)"
                + " where kind in (%s) and effective <= ? and reported <= ?"
                + " group by kind, currency, estimated%s%s")
            .formatted(kinds, groups, period(grain));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, grain.question().viewpoint().asOf());
      query.setObject(2, grain.question().viewpoint().knownOn());
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          each.accept(lines.get(found.getInt(2)).buyer(), entry(found));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Entry entry(ResultSet found) throws SQLException {
    LocalDate day = found.getObject(3, LocalDate.class);
    return new Entry(
        Columns.KINDS.get(found.getInt(1)),
        lines.get(found.getInt(2)).sample().line(),
        new Visibility(day, day, day),
        found.getLong(4),
        found.getLong(5));
  }

  private static String period(Grain grain) {
    if (grain.question().in() != null) {
      return ", effective";
    }
    long probe = grain.period().applyAsLong(PROBE);
    return probe == Breakdown.NO_PERIOD
        ? ""
        : probe == PROBE.getYear() ? ", year(effective)" : ", date_trunc('month', effective)";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
