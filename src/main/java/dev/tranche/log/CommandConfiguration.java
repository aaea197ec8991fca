package dev.tranche.log;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Commands are decided in the process and on the thread that sends them, and answered with a
 * receipt.
 */
@Configuration(proxyBeanMethods = false)
public class CommandConfiguration {

  /** Each event carries the identifier of the command that it followed from. */
  @Bean
  CorrelationDataProvider originOfEvents() {
    return new MessageOriginProvider();
  }

  /** Each event says who recorded it; what an event makes us record is recorded by the same. */
  @Bean
  CorrelationDataProvider recorderOfEvents() {
    return new SimpleCorrelationDataProvider(RecordingCommandBus.RECORDER);
  }

  @Bean
  RecordingCommandBus commandBus(
      CommitLog log,
      TransactionManager transactions,
      DuplicateCommandHandlerResolver duplicates,
      org.axonframework.config.Configuration axon) {
    SimpleCommandBus local =
        SimpleCommandBus.builder()
            .transactionManager(transactions)
            .duplicateCommandHandlerResolver(duplicates)
            .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
            .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
            .build();
    local.registerHandlerInterceptor(
        new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
    return new RecordingCommandBus(local, log, new CommandFingerprint());
  }
}
