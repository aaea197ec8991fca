package dev.tranche.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.tranche.testing.RunningTranche;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the pictures of the main pages that the README shows: {@code ./mvnw -Pscreenshots
 * process-test-classes} writes them to {@code docs/images}.
 */
final class Screenshots {

  private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);

  private record Shot(String name, String path, ColorScheme scheme) {}

  /** Whoever adds a main page adds it here. */
  private static final List<Shot> SHOTS =
      List.of(
          new Shot("order-book", "/", ColorScheme.LIGHT),
          new Shot("order-book-then", "/?asOf=2023-12-31&knownOn=2024-07-10", ColorScheme.DARK),
          new Shot("contracts", "/contracts", ColorScheme.LIGHT),
          new Shot(
              "contract",
              "/contracts/pl-k2-2022?asOf=2023-12-31&knownOn=2024-07-10",
              ColorScheme.LIGHT),
          new Shot(
              "comparison",
              "/audit/comparison?asOf=2023-12-31&knownOn=2023-12-31"
                  + "&toAsOf=2024-07-11&toKnownOn=2024-07-11",
              ColorScheme.LIGHT));

  /** The network is never idle: an open window listens for news. */
  private static final String EVERYTHING_IS_DRAWN =
      "[...document.querySelectorAll('[data-chart]')].every(chart =>"
          + " chart.querySelector('canvas'))";

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 1000;

  private Screenshots() {}

  /**
   * Writes the pictures into the folder that is given. It ends by itself: Axon's janitor is a
   * thread that never does.
   */
  public static void main(String[] arguments) {
    try {
      take(Path.of(arguments[0]));
      System.exit(0);
    } catch (RuntimeException e) {
      LOG.error("Not all pictures could be taken", e);
      System.exit(1);
    }
  }

  private static void take(Path folder) {
    try (RunningTranche seeded = RunningTranche.withSeeds(Path.of("seeds"));
        Looked looked = new Looked(Looked.chromium().orElseThrow(), seeded)) {
      seeded.settle();
      SHOTS.forEach(shot -> take(looked, shot, folder));
    }
  }

  private static void take(Looked looked, Shot shot, Path folder) {
    Browser browser = looked.browser();
    try (BrowserContext window =
        browser.newContext(
            new NewContextOptions()
                .setBaseURL(looked.seeded().address("/").toString())
                .setViewportSize(WIDTH, HEIGHT)
                .setColorScheme(shot.scheme())
                .setReducedMotion(ReducedMotion.REDUCE))) {
      Page page = window.newPage();
      page.navigate(shot.path());
      page.waitForFunction(EVERYTHING_IS_DRAWN);
      page.screenshot(new ScreenshotOptions().setPath(folder.resolve(shot.name() + ".png")));
    }
  }
}
