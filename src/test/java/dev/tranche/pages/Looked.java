package dev.tranche.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tranche.testing.RunningTranche;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser in which all tests of the pages look at the program with the facts of {@code seeds/},
 * which no test changes.
 */
final class Looked implements AutoCloseable {

  /** No test is one of speed: a machine may be busy. */
  static final double PATIENCE_MILLIS = 60_000;

  private static final String REQUIRED = "TRANCHE_REQUIRE_BROWSER";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final RunningTranche seeded;

  /** With the program that tests of pages look at; whoever gives it closes it. */
  Looked(Path chromium, RunningTranche seeded) {
    this.seeded = seeded;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS));
  }

  /** The system's Chromium; where there is none and there must be one, this fails. */
  static Optional<Path> chromium() {
    Optional<Path> found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && Boolean.parseBoolean(System.getenv(REQUIRED))) {
      throw new IllegalStateException(
          "%s is set, and there is no Chromium on the path (%s)."
              .formatted(REQUIRED, String.join(", ", NAMES)));
    }
    return found;
  }

  Browser browser() {
    return browser;
  }

  RunningTranche seeded() {
    return seeded;
  }

  @Override
  public void close() {
    Stream.<Runnable>of(browser::close, playwright::close).forEach(Runnable::run);
  }
}
