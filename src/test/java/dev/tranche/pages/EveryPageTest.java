package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Every page, today and on another day, keeps what all pages keep. */
class EveryPageTest extends BrowserTest {

  /** One of each kind. Whoever adds a page adds it here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/contracts",
        "/contracts/pl-k2-2022",
        "/frameworks",
        "/frameworks/pl-k2-framework",
        "/figures",
        "/claims?attribute=value",
        "/audit",
        "/audit/comparison",
        "/audit/verification",
        "/audit/views",
        "/record",
        "/record?contract=pl-k2-2022",
        "/record/sign-contract"
      })
  void isAccessibleAndFitsAndIsLightAndPrints(String path) {
    open(path);
    assertThat(page.locator("main h1")).isVisible();
    assertThat(page.locator("#seen")).containsText("today");
    assertAccessible();
    assertLight(path);

    open(path + (path.contains("?") ? "&" : "?") + "asOf=2023-12-31&knownOn=2024-07-10");
    assertThat(page.locator("#seen"))
        .containsText("You see the book as known on 10 July 2024, as of 31 December 2023.");
    assertAccessible();
    assertLegibleInDark();
    assertPrints("The book as of 31 December 2023, as known on 10 July 2024: " + path);
    assertFits();
  }

  @Test
  void aDayThatCannotBeIsToldInPlainWords() {
    openRefused("/?asOf=2023-02-30", 400);

    assertThat(page.locator("main")).containsText("asOf is a day of the calendar");
    assertThat(page.locator("#nav")).isVisible();
    assertAccessible();
  }

  @Test
  void anAddressThatCannotBeReadIsToldInPlainWords() {
    openRefused("/?asOf=%zz", 400);

    assertThat(page.locator("main")).containsText("The address cannot be read");
    assertThat(page.locator("#nav")).isVisible();
  }

  @Test
  void aParameterThatNobodyKnowsIsToldAndForgotten() {
    openRefused("/contracts?statsu=signed&buyer=PL", 400);

    assertThat(page.locator("main")).containsText("no parameter 'statsu' here: write status.");
    assertThat(page.locator("input[name=buyer]")).hasCount(1);
    assertThat(page.locator("input[name=statsu]")).hasCount(0);
  }

  /** As after a restart, or on another node. */
  @Test
  void theFormsOfOneProcessAreTakenByAnother(Looked looked) {
    MongoDatabaseFactory database = looked.seeded().bean(MongoDatabaseFactory.class);
    ObjectProvider<MongoDatabaseFactory> databases =
        new StaticListableBeanFactory(Map.of("databases", database))
            .getBeanProvider(MongoDatabaseFactory.class);
    String token = new FormKey(databases).token();

    Assertions.assertThat(new FormKey(databases).isOurs(token)).isTrue();
    Assertions.assertThat(looked.seeded().bean(FormKey.class).isOurs(token)).isTrue();
    for (String other : new String[] {"", ".", "abc", "abc.", token + "x", "x" + token}) {
      Assertions.assertThat(new FormKey(databases).isOurs(other)).as(other).isFalse();
    }
  }

  @Test
  void anAddressWithoutAPageIsToldAndLeadsNowhereElse(Looked looked) {
    openRefused(looked.seeded().address("//nowhere.example/?asOf=2023-12-31").toString(), 404);
    assertThat(page.locator("#seen a")).hasAttribute("href", "/nowhere.example/");

    assertThat(page.locator("main")).containsText("There is no page at this address.");
    Locator home = page.locator("main a");
    assertThat(home).hasAttribute("href", Pattern.compile(".*asOf=2023-12-31.*"));
  }
}
