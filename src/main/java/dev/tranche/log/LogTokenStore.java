package dev.tranche.log;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's tokens in MongoDB. Storing what is stored already succeeds, also within the same
 * millisecond.
 */
final class LogTokenStore extends MongoTokenStore {

  LogTokenStore(Builder tokens) {
    super(tokens);
  }

  @Override
  public void storeToken(@Nullable TrackingToken token, String processorName, int segment)
      throws UnableToClaimTokenException {
    try {
      super.storeToken(token, processorName, segment);
    } catch (UnableToClaimTokenException e) {
      // Thrown too where the update changed nothing, because the token was ours and is the same.
      // Whether it is ours, the
      // extension tells.
      extendClaim(processorName, segment);
    }
  }
}
