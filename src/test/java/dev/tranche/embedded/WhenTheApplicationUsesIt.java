package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.MongoDatabaseFactory;

class WhenTheApplicationUsesIt {

  @TempDir private Path temporary;

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(EmbeddedMongoConfiguration.class)
          .withConfiguration(
              AutoConfigurations.of(
                  MongoAutoConfiguration.class, DataMongoAutoConfiguration.class));

  @Test
  void connectsToTheFolderThatIsNamedAndStopsLast() {
    Path folder = temporary.resolve("deep/data");
    ApplicationContextRunner named =
        application.withPropertyValues("tranche.data-dir=" + folder).withBean(LastWord.class);
    for (int start = 0; start < 2; start++) {
      int words = start;
      named.run(
          context -> {
            assertThat(context).hasNotFailed();
            MongoDatabaseFactory factory = context.getBean(MongoDatabaseFactory.class);
            assertThat(factory.getMongoDatabase().getName()).isEqualTo("tranche");
            assertThat(factory.getMongoDatabase().getCollection("words").countDocuments())
                .isEqualTo(words);
            assertThatThrownBy(() -> context.getBean(EmbeddedMongo.class).port())
                .hasMessageContaining("without a port");
          });
    }
    assertThat(folder.resolve("store.mv")).exists();
  }

  /** Says something when it is destroyed, which needs a server that still listens. */
  record LastWord(MongoClient client) implements DisposableBean {

    @Override
    public void destroy() {
      client.getDatabase("tranche").getCollection("words").insertOne(new Document());
    }
  }

  @Test
  void staysAwayWhereAnotherServerIsNamed() {
    application
        .withPropertyValues(
            "tranche.data-dir=" + temporary.resolve("none"),
            "spring.mongodb.uri=mongodb://127.0.0.1:1/tranche")
        .run(context -> assertThat(context).doesNotHaveBean(EmbeddedMongo.class));
    assertThat(Files.exists(temporary.resolve("none"))).isFalse();
  }
}
