package dev.tranche.figure.processing;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.tranche.fact.Party;
import dev.tranche.fact.SubjectKind;
import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.FigureView;
import dev.tranche.figure.Measure;
import dev.tranche.figure.processing.FigureFold.Kept;
import dev.tranche.view.ViewDocuments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The published figures in the book, as far as their view has come. */
@Component
public class Figures {

  private final ViewDocuments<Kept, FigureEvent> documents;

  Figures(ViewDocuments<Kept, FigureEvent> figureDocuments) {
    documents = figureDocuments;
  }

  public Optional<FigureView> find(String reference) {
    return documents.find(SubjectKind.FIGURE.stream(reference).toString()).map(Kept::figure);
  }

  /**
   * The figures that match, in the order of their references; what is not given matches all.
   *
   * @param year from 0 to 9999; matches the periods that can have a day of it
   */
  public List<FigureView> list(
      @Nullable Party subject, @Nullable Measure measure, @Nullable Integer year) {
    List<Bson> wanted = new ArrayList<>();
    if (subject != null) {
      wanted.add(Filters.eq(FigureFold.SUBJECT, subject.code()));
    }
    if (measure != null) {
      wanted.add(Filters.eq(FigureFold.MEASURE, measure.toString()));
    }
    if (year != null) {
      long first = FigureFold.comparable(LocalDate.of(year, 1, 1));
      long last = FigureFold.comparable(LocalDate.of(year, 12, 31));
      wanted.add(Filters.lte(FigureFold.EARLIEST_DAY, last));
      wanted.add(Filters.gte(FigureFold.LATEST_DAY, first));
    }
    List<FigureView> figures = new ArrayList<>();
    Bson filter = wanted.isEmpty() ? Filters.empty() : Filters.and(wanted);
    for (Document each : documents.documents(filter).sort(Sorts.ascending("_id"))) {
      FigureView figure = documents.stateOf(each).figure();
      if (figure != null) {
        figures.add(figure);
      }
    }
    return figures;
  }
}
