package dev.tranche.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What tests of the pages have in common: a window of its own for each, whose console must stay
 * silent, and what every page has to keep.
 */
@Tag("browser")
@ExtendWith(InTheBrowser.class)
abstract class BrowserTest {

  private static final int MOST_BYTES = 300_000;

  /** The width of an A4 sheet between its margins, in pixels of the style. */
  private static final int SHEET = 703;

  /** What is seen in a sheet of the page, and cut off in it or sticking out of it. */
  private static final String CUT_OFF =
      """
      () => [...document.querySelectorAll('main *:not(svg *)')]
        .filter(e => e.checkVisibility() && !e.matches('.hidden, .hidden *'))
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1
          || (getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1)
          || (getComputedStyle(e).overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1))
        .slice(0, 5).map(e => e.outerHTML.slice(0, 120))
      """;

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final List<String> complaints = new ArrayList<>();
  private Looked looked;
  private BrowserContext window;

  /** The window of this test, on the program with the facts of {@code seeds/}. */
  protected Page page;

  @BeforeEach
  void openWindow(Looked shared) {
    looked = shared;
    window = newWindow(1280, 800);
    window.setDefaultTimeout(Looked.PATIENCE_MILLIS);
    page = window.newPage();
    listen(page);
  }

  @AfterEach
  void closeWindow() {
    window.close();
    assertThat(complaints).as("what the browser complains of").isEmpty();
  }

  /** A further window, as of somebody else. */
  protected final BrowserContext newWindow(int width, int height) {
    return looked
        .browser()
        .newContext(
            new NewContextOptions()
                .setBaseURL(looked.seeded().address("/").toString())
                .setViewportSize(width, height));
  }

  /** Opens a page, which must be found. */
  protected final Page open(String path) {
    Response answer = page.navigate(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return page;
  }

  /** Opens a page that tells of a mistake of the asker. */
  protected final Page openRefused(String path, int status) {
    Response answer = page.navigate(path);
    assertThat(answer.status()).as(path).isEqualTo(status);
    forgive(status);
    return page;
  }

  /** The browser complains of every refusal; this one is meant. */
  protected final void forgive(int status) {
    complaints.removeIf(complaint -> complaint.contains(" " + status + " "));
  }

  /** Nobody is kept out: no serious or critical violation that axe-core knows of. */
  protected final void assertAccessible() {
    assertAccepted(axe());
  }

  /** What can be read in light can be read in dark. */
  protected final void assertLegibleInDark() {
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertAccepted(axe().withRules(List.of("color-contrast")));
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** On paper everything is seen, without controls, and below the days that it is of. */
  protected final void assertPrints(String days) {
    page.setViewportSize(SHEET, 800);
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    PlaywrightAssertions.assertThat(page.locator("#paper")).isVisible();
    PlaywrightAssertions.assertThat(page.locator("#paper")).containsText(days);
    assertThat(page.evaluate(CUT_OFF)).as("%s on paper", page.url()).isEqualTo(List.of());
    String controls = "button:visible, select:visible, input:visible, #nav:visible";
    assertThat(page.locator(controls).count()).as("%s on paper", page.url()).isZero();
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  /** Legacy mode asks the page itself, which has no frames, and opens no further window for it. */
  private AxeBuilder axe() {
    AxeRunOptions violationsOnly = new AxeRunOptions();
    violationsOnly.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).setLegacyMode(true).options(violationsOnly);
  }

  private void assertAccepted(AxeBuilder axe) {
    List<Rule> grave =
        axe.analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .toList();
    assertThat(grave)
        .as(page.url())
        .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
        .isEmpty();
  }

  /** Nothing sticks out sideways, on a telephone or on a wide screen. */
  protected final void assertFits() {
    for (int width : List.of(360, 1920)) {
      page.setViewportSize(width, 800);
      Object over =
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(over).as("%s at %d pixels", page.url(), width).isEqualTo(0);
    }
  }

  /** The first view of a page, with all that it loads, is small. */
  protected final void assertLight(String path) {
    List<Integer> sizes = new ArrayList<>();
    try (BrowserContext fresh = newWindow(1280, 800)) {
      Page first = fresh.newPage();
      first.onRequestFinished(request -> sizes.add(request.sizes().responseBodySize));
      first.navigate(path);
      first.waitForLoadState(LoadState.NETWORKIDLE);
    }
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum())
        .as("bytes of the first view of %s", path)
        .isBetween(1, MOST_BYTES);
  }

  private void listen(Page listened) {
    listened.onConsoleMessage(
        message -> {
          if (Set.of("error", "warning").contains(message.type())) {
            complaints.add("%s at %s".formatted(message.text(), message.location()));
          }
        });
    listened.onPageError(error -> complaints.add(error));
  }
}
