package dev.tranche.web;

import static org.mockito.Mockito.mock;

import dev.tranche.delivery.ContractSnapshots;
import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.BadQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The web alone: statements and problems are ours, what lies behind the desk is played. Nothing
 * here is found by a scan, so that a test of the whole program does not meet it.
 */
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
      "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
      "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
      "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
      "org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration",
      "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
      "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
      "org.axonframework.springboot.autoconfig.InfraConfiguration",
      "org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration",
      "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
      "org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration",
      "org.axonframework.springboot.autoconfig.CBORMapperAutoConfiguration",
      "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
      "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
      "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration"
    })
@ComponentScan({"dev.tranche.contract.web", "dev.tranche.statement", "dev.tranche.web"})
class StartedWeb {

  @Bean
  Clock clock() {
    return Clock.fixed(Instant.parse("2024-07-11T23:59:00Z"), ZoneOffset.UTC);
  }

  @Bean
  CommandGateway gateway() {
    return mock(CommandGateway.class);
  }

  @Bean
  EventProcessingConfiguration processing() {
    return mock(EventProcessingConfiguration.class);
  }

  @Bean
  EventStore log() {
    return mock(EventStore.class);
  }

  @Bean
  ContractSnapshots snapshots() {
    return mock(ContractSnapshots.class);
  }

  /** Leads to a port that nothing listens on. */
  @Bean
  MongoDatabaseFactory mongo() {
    return new SimpleMongoClientDatabaseFactory(
        "mongodb://127.0.0.1:1/tranche?serverSelectionTimeoutMS=200");
  }

  @Bean
  Questions questions() {
    return new Questions();
  }

  /** Asks and fails in the ways that features do. */
  // A static class would be found by the scan of the whole program.
  @SuppressWarnings("ClassCanBeStatic")
  @RestController
  class Questions {

    @GetMapping("/api/viewpoint")
    Map<String, Object> viewpoint(Viewpoint viewpoint) {
      return Map.of(
          "asOf", viewpoint.asOf(), "knownOn", viewpoint.knownOn(), "basis", viewpoint.basis());
    }

    @GetMapping("/api/pages")
    Map<String, Object> pages(@RequestParam int page, @RequestParam @Nullable Boolean late) {
      if (page < 0) {
        throw new BadQuery("page", "page counts from 0.");
      }
      return Map.of("page", page);
    }

    @GetMapping("/api/broken")
    Map<String, Object> broken() {
      throw new IllegalStateException("the secret inside");
    }

    @GetMapping("/api/broken-off")
    void brokenOff(HttpServletResponse response) throws IOException {
      response.getOutputStream().print("so far, so good\n".repeat(1_000));
      response.flushBuffer();
      throw new IllegalStateException("the secret inside");
    }

    @GetMapping("/api/unreachable")
    Map<String, Object> unreachable() {
      throw new DataAccessResourceFailureException("no server at 10.0.0.1");
    }
  }
}
