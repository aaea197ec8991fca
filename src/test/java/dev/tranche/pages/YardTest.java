package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Framework agreements, published figures and claims, each set against the contracts. */
class YardTest extends BrowserTest {

  @Test
  void ceilingsAreSetAgainstWhatIsCalledOff() {
    open("/frameworks");

    assertThat(page.locator("h1")).containsText("one is called off beyond its ceiling");
    assertThat(page.locator(".late")).hasText("290 of 288 called off, 2 more than the ceiling");

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("pl-k2-framework")).click();
    assertThat(page.locator("h1")).hasText("K2 Black Panther: 360 of 1,000 called off, 640 left");
    assertThat(row("pl-k2-2022").locator("a"))
        .hasAttribute("href", Pattern.compile("/contracts/pl-k2-2022"));
  }

  @Test
  void aCeilingIsSeenAsItWasOnAnotherDay() {
    open("/frameworks/pl-k2-framework?asOf=2023-12-31&knownOn=2024-07-10");

    assertThat(page.locator("h1")).hasText("K2 Black Panther: 180 of 1,000 called off, 820 left");
    assertThat(page.locator("main a[href*='/contracts/pl-k2-2022']"))
        .hasAttribute("href", Pattern.compile("knownOn=2024-07-10"));
  }

  @Test
  void figuresAreSetAgainstTrackedContracts() {
    open("/figures?subject=KR&measure=order-intake");

    assertThat(page.locator("h1")).containsText("61 % of the USD 13.5 bn");
    Locator of2023 = row("61 %");
    assertThat(of2023).containsText("USD 8.2 bn");
    assertThat(of2023.locator("a[href*='signed=2023']")).hasCount(1);
    assertThat(page.locator(".plot canvas")).hasCount(1);

    open("/figures?subject=KR&knownOn=2024-07-01");
    assertThat(page.locator("h1")).hasText("No published figure is known");
  }

  @Test
  void claimsStandBesideWhatTheRecordShows() {
    open("/claims?contract=au-redback-2023&attribute=signing-date");

    assertThat(row("Reuters").first().locator(".adopted")).hasText("adopted");
    assertThat(row("August 2023").locator(".differs")).hasText("differs");
    assertThat(row("August 2023")).containsText("the record shows December 2023, by Reuters");

    page.locator("select[name=adopted]").selectOption("false");
    page.locator(".filters button").click();
    assertThat(page.locator("h1"))
        .hasText("1 claim on 1 contract: one is otherwise than the record shows");
    openRefused("/claims?attribute=colour", 400);
    assertThat(page.locator("main")).containsText("is not an attribute that can be claimed");
  }

  private Locator row(String text) {
    return page.locator("tbody tr").filter(new FilterOptions().setHasText(text));
  }
}
