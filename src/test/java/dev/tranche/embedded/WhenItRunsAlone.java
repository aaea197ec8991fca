package dev.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.tranche.TrancheApplication;
import dev.tranche.testing.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar tranche.jar embedded}, with this program's classes instead of the jar. */
@Tag("process")
class WhenItRunsAlone {

  private static final Pattern READY = Pattern.compile("ready at (mongodb://127.0.0.1:\\d+)/");

  @TempDir private Path folder;

  @Test
  void servesSeveralClientsAndSavesWhenItIsEnded() throws Exception {
    for (int start = 0; start < 2; start++) {
      Process server =
          JavaProgram.of(TrancheApplication.class, "embedded", "--port=0", "--data-dir=" + folder)
              .start();
      try {
        String address = address(server);
        try (MongoClient one = MongoClients.create(address);
            MongoClient other = MongoClients.create(address)) {
          one.getDatabase("d").getCollection("c").insertOne(new Document("_id", start));
          assertThat(other.getDatabase("d").getCollection("c").countDocuments())
              .isEqualTo(start + 1);
        }
        server.destroy();
        assertThat(server.waitFor()).isEqualTo(143);
      } finally {
        server.destroyForcibly();
      }
    }
  }

  private static String address(Process server) throws IOException {
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return ready.group(1);
      }
    }
    throw new IOException("The server ended before it was ready");
  }

  @Test
  void saysWhatItDoesNotUnderstandAndWhyItCannotServe() throws IOException {
    assertThat(run("--porte=1")).contains("Not understood: --porte=1").contains("Usage:");
    assertThat(run("--port=65536")).contains("Not understood");
    try (EmbeddedMongo holder = EmbeddedMongo.start(folder)) {
      assertThat(run("--data-dir=" + folder)).contains("is in use");
      assertThat(holder).isNotNull();
    }
  }

  private static String run(String argument) {
    StringWriter said = new StringWriter();
    PrintWriter print = new PrintWriter(said, true);
    assertThat(EmbeddedServer.run(List.of(argument), print, print)).isPositive();
    return said.toString();
  }
}
