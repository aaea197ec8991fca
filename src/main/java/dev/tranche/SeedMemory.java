package dev.tranche;

import dev.tranche.intake.RecordedFacts;
import dev.tranche.log.CommitLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log remembers which facts of seed files it holds. */
@Configuration(proxyBeanMethods = false)
class SeedMemory {

  @Bean
  RecordedFacts recordedFacts(CommitLog log) {
    return key -> log.findByKey(key).isPresent();
  }
}
