package dev.tranche.proof.tree;

import dev.tranche.log.CommitLog;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Puts the tree over the log of the database that the application is connected to. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

  private static final String EMBEDDED = "embedded";
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final String KEY_FILE = "checkpoint-key.pem";

  @Bean
  LogTree logTree(CommitLog log, MongoDatabaseFactory databases) {
    return new LogTree(log, databases.getMongoDatabase());
  }

  @Bean
  TileMaker tileMaker(CommitLog log, LogTree tree) {
    return new TileMaker(log, tree, PAUSE);
  }

  @Bean
  TreeVerifier treeVerifier(CommitLog log, MongoDatabaseFactory databases) {
    return new TreeVerifier(log, databases.getMongoDatabase());
  }

  /** Alone, the key lies beside the data; else several processes must share one that is named. */
  @Bean
  Checkpoints checkpoints(
      @Value("${tranche.checkpoint-key:}") String named,
      @Value("${tranche.checkpoint-origin:}") String origin,
      @Value("${spring.mongodb.uri:" + EMBEDDED + "}") String uri,
      @Value("${tranche.data-dir:./data}") Path dataFolder) {
    Path beside = uri.equals(EMBEDDED) ? dataFolder.resolve(KEY_FILE) : null;
    return new Checkpoints(named.isBlank() ? beside : Path.of(named), origin);
  }
}
