package dev.tranche.view;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.jspecify.annotations.Nullable;

/** Keeps a view equal to the fold of the log. */
final class Projection implements EventMessageHandler {

  private final ViewDocuments<?, ?> documents;

  Projection(ViewDocuments<?, ?> documents) {
    this.documents = documents;
  }

  String view() {
    return documents.name();
  }

  @Override
  public @Nullable Object handle(EventMessage<?> event) {
    documents.apply((DomainEventMessage<?>) event);
    return null;
  }

  @Override
  public boolean canHandle(EventMessage<?> event) {
    return canHandleType(event.getPayloadType());
  }

  @Override
  public boolean canHandleType(Class<?> payloadType) {
    return documents.digests(payloadType);
  }

  /** A view is made anew as a further generation; reading all events again would change nothing. */
  @Override
  public boolean supportsReset() {
    return false;
  }
}
