package dev.tranche.embedded;

import com.mongodb.ConnectionString;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the embedded server where {@code spring.mongodb.uri} names no other, on the folder {@code
 * tranche.data-dir}. It stops after everything that uses the connection, which depends on it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.mongodb.uri", matchIfMissing = true, havingValue = "embedded")
public class EmbeddedMongoConfiguration {

  private static final String DATABASE = "tranche";

  @Bean
  EmbeddedMongo embeddedMongo(@Value("${tranche.data-dir:./data}") Path dataFolder) {
    return EmbeddedMongo.start(dataFolder);
  }

  @Bean
  MongoConnectionDetails embeddedMongoConnection(EmbeddedMongo server) {
    ConnectionString connection = new ConnectionString(server.connectionString(DATABASE));
    return () -> connection;
  }
}
