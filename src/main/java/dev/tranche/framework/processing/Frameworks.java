package dev.tranche.framework.processing;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.Viewpoint;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.framework.FrameworkOn;
import dev.tranche.framework.FrameworkView;
import dev.tranche.view.ViewDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The framework agreements in the book, as of any day, as known on any day. */
@Component
public class Frameworks {

  private final ViewDocuments<FrameworkView, FrameworkEvent> documents;

  Frameworks(ViewDocuments<FrameworkView, FrameworkEvent> frameworkDocuments) {
    documents = frameworkDocuments;
  }

  /** What is seen of one from there; empty where that is nothing. */
  public Optional<FrameworkOn> find(String reference, Viewpoint viewpoint) {
    return documents
        .find(SubjectKind.FRAMEWORK.stream(reference).toString())
        .flatMap(view -> view.on(viewpoint));
  }

  /** All that are seen from there, in the order of their references. */
  public List<FrameworkOn> list(Viewpoint viewpoint) {
    List<FrameworkOn> seen = new ArrayList<>();
    for (Document each : documents.documents(Filters.empty()).sort(Sorts.ascending("_id"))) {
      documents.stateOf(each).on(viewpoint).ifPresent(seen::add);
    }
    return seen;
  }
}
