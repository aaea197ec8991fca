package dev.tranche.log;

import dev.tranche.contract.ContractEvent;
import dev.tranche.figure.FigureEvent;
import dev.tranche.framework.FrameworkEvent;
import dev.tranche.rate.RateEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists every kind of event that the log of Tranche holds. */
@Configuration(proxyBeanMethods = false)
public class EventVocabulary {

  @Bean
  EventNames eventNames() {
    return names();
  }

  /** The same for who reads events without an application around it. */
  public static EventNames names() {
    return EventNames.of(
        ContractEvent.class, FrameworkEvent.class, FigureEvent.class, RateEvent.class);
  }
}
