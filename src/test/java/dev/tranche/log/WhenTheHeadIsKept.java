package dev.tranche.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tranche.testing.TestMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WhenTheHeadIsKept {

  @Test
  void theStopLogsThePositionAndTheWholeHash(CapturedOutput output) {
    LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
    logging.setLogLevel(HeadAtStop.class.getName(), LogLevel.INFO);
    try (TestMongo mongo = TestMongo.start();
        CommitLog log = new CommitLog(mongo.database())) {
      HeadAtStop last = new HeadAtStop(log.raw());
      last.start();
      log.append(Facts.of("a", 0, 3));
      last.stop();

      assertThat(last.isRunning()).isFalse();
      assertThat(log.head().hash()).hasSize(64);
      assertThat(output).contains("The log ends at 3 with hash " + log.head().hash());
    } finally {
      logging.setLogLevel(HeadAtStop.class.getName(), null);
    }
  }

  @Test
  void aDatabaseThatIsAwayDoesNotFailTheStop(CapturedOutput output) throws Exception {
    try (StreamingServer server = StreamingServer.start();
        CommitLog log = new CommitLog(server.database())) {
      HeadAtStop last = new HeadAtStop(log.raw());
      server.proxy().cut();
      last.stop();
      assertThat(output).contains("Where the log ends is not known");
    }
  }
}
