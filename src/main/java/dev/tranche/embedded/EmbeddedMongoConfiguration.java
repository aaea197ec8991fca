package dev.tranche.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the embedded server where {@code spring.mongodb.uri} names no other, on the folder {@code
 * tranche.data-dir}, and connects to it inside this process. It stops after everything that uses
 * the connection, which depends on it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "embedded")
public class EmbeddedMongoConfiguration {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedMongoConfiguration.class);
  private static final int EXIT_CODE = 3;

  /** Names the database; the address is never looked up. */
  private static final ConnectionString INSIDE =
      new ConnectionString("mongodb://embedded.invalid/tranche");

  @Bean
  EmbeddedMongo embeddedMongo(@Value("${tranche.data-dir:./data}") Path dataFolder) {
    EmbeddedMongo server = EmbeddedMongo.start(dataFolder);
    server.whenClosed(EmbeddedMongoConfiguration::end);
    return server;
  }

  /** Without its store the program can do nothing; the thread that found out is not held up. */
  private static void end(String reason) {
    log.error("{}", reason);
    Thread.ofPlatform().name("embedded-end").start(() -> System.exit(EXIT_CODE));
  }

  @Bean
  MongoConnectionDetails embeddedMongoConnection() {
    return () -> INSIDE;
  }

  @Bean
  MongoClient embeddedMongoClient(
      EmbeddedMongo server,
      MongoClientSettings settings,
      ObjectProvider<MongoClientSettingsBuilderCustomizer> customizers) {
    MongoClientSettings.Builder builder = MongoClientSettings.builder(settings);
    customizers.orderedStream().forEach(each -> each.customize(builder));
    return server.client(builder.build());
  }
}
