package dev.tranche.rate.processing;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.Viewpoint;
import dev.tranche.rate.RateEvent;
import dev.tranche.rate.RateTable;
import dev.tranche.rate.RateView;
import dev.tranche.rate.Rates;
import dev.tranche.rate.processing.RateFold.Kept;
import dev.tranche.view.ViewDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The rates in the book, pair by pair, as far as their view has come. */
@Component
public class RateBook implements Rates {

  private final ViewDocuments<Kept, RateEvent> documents;

  RateBook(ViewDocuments<Kept, RateEvent> rateDocuments) {
    documents = rateDocuments;
  }

  @Override
  public RateTable known(Viewpoint viewpoint) {
    return RateTable.of(all(), viewpoint);
  }

  /** The pair of that reference, {@code eur-usd}; empty where nothing was ever stated of it. */
  public Optional<RateView> find(String reference) {
    return documents.find(SubjectKind.RATE.stream(reference).toString()).map(Kept::rates);
  }

  /** Every pair, in the order of their references. */
  public List<RateView> all() {
    List<RateView> all = new ArrayList<>();
    for (Document each : documents.documents(Filters.empty()).sort(Sorts.ascending("_id"))) {
      RateView rates = documents.stateOf(each).rates();
      if (rates != null) {
        all.add(rates);
      }
    }
    return all;
  }
}
