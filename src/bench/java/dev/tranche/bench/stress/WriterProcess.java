package dev.tranche.bench.stress;

import dev.tranche.bench.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One of the processes that write, through all its lives. */
final class WriterProcess implements AutoCloseable {

  private final int number;
  private final String uri;
  private final StressRun.Plan plan;
  private final Path folder;
  private final Random random;
  private final List<Path> notes = new ArrayList<>();
  private @Nullable Program program;
  private boolean acknowledged;

  WriterProcess(int number, String uri, StressRun.Plan plan, Path folder) {
    this.number = number;
    this.uri = uri;
    this.plan = plan;
    this.folder = folder;
    random = new Random(plan.seed() + number);
  }

  /** Starts its next life; returns before it has written anything. */
  void start() throws IOException {
    String name = number + "." + (notes.size() + 1);
    Path file = Files.createFile(folder.resolve("notes-" + name));
    notes.add(file);
    acknowledged = false;
    program =
        Program.startShortLived(
            WritingProgram.class,
            new WritingProgram.Task(
                    uri, name, random.nextLong(), plan.threads(), plan.contracts(), file)
                .arguments());
  }

  /**
   * Blocks until something was acknowledged in this life.
   *
   * @throws IOException where it ended instead
   */
  void awaitAcknowledgement() throws IOException {
    if (!acknowledged) {
      hear(WritingProgram.FIRST);
      acknowledged = true;
    }
  }

  /**
   * Kills it with -9.
   *
   * @throws IOException where it had ended before
   */
  void kill() throws IOException {
    boolean lived = running().isAlive();
    running().kill();
    close();
    if (!lived) {
      throw new IOException("It ended before it was killed");
    }
  }

  /** Lets each thread end what it does. */
  void tellToStop() {
    running().tell(WritingProgram.STOP);
  }

  /** Blocks until all threads have ended. */
  void awaitStop() throws IOException {
    hear(WritingProgram.STOPPED);
  }

  private void hear(String expected) throws IOException {
    String heard;
    do {
      heard = running().hear();
    } while (!heard.equals(expected));
  }

  private Program running() {
    if (program == null) {
      throw new IllegalStateException("Writer %d was never started".formatted(number));
    }
    return program;
  }

  /** The files in which its lives noted what they were told. */
  List<Path> notes() {
    return List.copyOf(notes);
  }

  int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    if (program != null) {
      program.close();
    }
  }
}
