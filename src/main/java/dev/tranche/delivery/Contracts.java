package dev.tranche.delivery;

import dev.tranche.contract.ContractEvent;
import dev.tranche.contract.History;
import dev.tranche.fact.Viewpoint;
import dev.tranche.view.ViewDocuments;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers about one contract from the delivery view, as of any day, as known on any day. */
@Component
public class Contracts {

  private final ViewDocuments<History, ContractEvent> documents;

  Contracts(ViewDocuments<History, ContractEvent> deliveryDocuments) {
    this.documents = deliveryDocuments;
  }

  /** Progress of one contract; empty where nothing of it had happened, or was known, by then. */
  public Optional<DeliveryProgress> progress(String reference, Viewpoint viewpoint) {
    return documents
        .find(reference)
        .map(history -> new ContractOn(history, viewpoint))
        .flatMap(contract -> contract.status().map(s -> DeliveryProgress.of(contract, s)));
  }

  /**
   * What is known of one contract; empty where nothing of it had happened, or was known, by then.
   */
  public Optional<ContractDetails> details(String reference, Viewpoint viewpoint) {
    return documents.find(reference).flatMap(history -> ContractDetails.of(history, viewpoint));
  }
}
