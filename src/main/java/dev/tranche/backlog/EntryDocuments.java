package dev.tranche.backlog;

import dev.tranche.backlog.Entry.Kind;
import dev.tranche.contract.Category;
import dev.tranche.contract.Party;
import dev.tranche.contract.Supplier;
import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How an entry stands in the document of its account. */
final class EntryDocuments {

  private EntryDocuments() {}

  static Document toDocument(Entry entry) {
    Line line = entry.line();
    Document document =
        new Document("kind", entry.kind().name())
            .append("item", line.item())
            .append("designation", line.designation())
            .append("category", line.category().toString())
            .append("currency", line.currency())
            .append("estimated", line.estimated())
            .append("effective", entry.dates().effective().toString())
            .append("reported", entry.dates().reported().toString())
            .append("recorded", entry.dates().recorded().toString())
            .append("units", entry.units())
            .append("value", entry.value());
    if (line.supplier() != null) {
      document.append("supplier", line.supplier().name());
      document.append("supplierCountry", line.supplier().country().code());
    }
    return document;
  }

  static Entry fromDocument(Document document) {
    Line line =
        new Line(
            document.getString("item"),
            document.getString("designation"),
            Category.of(document.getString("category")),
            supplier(document),
            document.getString("currency"),
            document.getBoolean("estimated"));
    Dates dates =
        new Dates(
            LocalDate.parse(document.getString("effective")),
            LocalDate.parse(document.getString("reported")),
            LocalDate.parse(document.getString("recorded")));
    return new Entry(
        Kind.valueOf(document.getString("kind")),
        line,
        dates,
        document.getLong("units"),
        document.getLong("value"));
  }

  private static @Nullable Supplier supplier(Document document) {
    String name = document.getString("supplier");
    return name == null
        ? null
        : new Supplier(name, Party.of(document.getString("supplierCountry")));
  }
}
