package dev.tranche;

import dev.tranche.backlog.OrderBook;
import dev.tranche.figure.OrderIntake;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets the published figures against the order book; neither of the two knows the other. */
@Configuration(proxyBeanMethods = false)
class Yardsticks {

  @Bean
  OrderIntake orderIntake(OrderBook book) {
    return book::orderIntake;
  }
}
