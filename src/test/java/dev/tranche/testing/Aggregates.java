package dev.tranche.testing;

import dev.tranche.statement.Command;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Axon's fixtures for aggregates whose commands go by the name of their kind. */
public final class Aggregates {

  private Aggregates() {}

  public static <T> AggregateTestFixture<T> fixture(Class<T> aggregate) {
    AggregateTestFixture<T> fixture = new AggregateTestFixture<>(aggregate);
    fixture.registerCommandDispatchInterceptor(
        _ ->
            (_, sent) ->
                new GenericCommandMessage<>(sent, ((Command) sent.getPayload()).kind().noun()));
    return fixture;
  }
}
