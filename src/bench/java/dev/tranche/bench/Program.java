package dev.tranche.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of ours in a process of its own, with this one's classes. It is told what to do and
 * answers by lines, and ends when this process does: its standard input ends then.
 */
public final class Program implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter orders;

  private Program(Process process) {
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
    orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** Starts the main method of a class. What it says as an error is seen. */
  public static Program start(Class<?> main, String... arguments) throws IOException {
    return start(2048, main, arguments);
  }

  /** The same with a heap of that many megabytes at most. */
  public static Program start(int heapMegabytes, Class<?> main, String... arguments)
      throws IOException {
    return start(List.of("-Xmx" + heapMegabytes + "m"), main, arguments);
  }

  /** The same for a program that lives for seconds: it is there sooner and gets less fast. */
  public static Program startShortLived(Class<?> main, String... arguments) throws IOException {
    return start(
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), main, arguments);
  }

  private static Program start(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new Program(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Tells it something. */
  public void tell(String line) {
    orders.println(line);
  }

  /**
   * The next line that it says.
   *
   * @throws IOException where it ended instead
   */
  public String hear() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("The process ended before it answered");
    }
    return line;
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it with -9 and returns when it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Lets it end by itself, which it has ten seconds for. */
  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }
}
