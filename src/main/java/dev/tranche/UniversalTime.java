package dev.tranche;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the program, in UTC; whoever needs the time is given it. */
@Configuration(proxyBeanMethods = false)
class UniversalTime {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
