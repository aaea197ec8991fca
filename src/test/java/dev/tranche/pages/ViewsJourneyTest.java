package dev.tranche.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.mongodb.client.model.Filters.eq;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.mongodb.client.MongoCollection;
import dev.tranche.log.Changes;
import dev.tranche.log.Commit;
import dev.tranche.log.CommitLog;
import dev.tranche.log.StoredEvent;
import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.TestMongo;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is done to the views and to the log's proofs on their pages; on a program of its own. The
 * last one breaks a stream of the log.
 */
@TestMethodOrder(OrderAnnotation.class)
class ViewsJourneyTest extends BrowserTest {

  /** A rebuild waits about a second before it fills; a machine may be busy. */
  private static final ContainsTextOptions SOON =
      new ContainsTextOptions().setTimeout(Looked.PATIENCE_MILLIS);

  private static RunningTranche tranche;

  @BeforeAll
  static void start(@TempDir Path folder) {
    tranche =
        RunningTranche.on(
            TestMongo.start(),
            "--tranche.seeds=seeds",
            "--tranche.checkpoint-key=" + folder.resolve("key.pem"));
    tranche.catchUp();
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  @Order(2)
  void aRebuildShowsItsProgressAndItsDifferencesAndIsSwitchedAndPutBack() {
    MongoCollection<Document> rows = tranche.mongo().database().getCollection("delivery-1");
    Document k2 = rows.find(eq("_id", "pl-k2-2022")).first();
    rows.insertOne(new Document(k2).append("_id", "xx-ghost"));
    rows.deleteOne(eq("_id", "ro-k9-2024"));

    openOwn("/audit/views");
    Locator delivery = page.locator("section#delivery");
    assertThat(delivery).containsText("Generation 1 is read");
    button("Build delivery anew and compare").click();
    assertThat(delivery).containsText("Generation 2 is being");
    assertThat(delivery.getByRole(AriaRole.PROGRESSBAR)).isVisible();

    assertThat(delivery).containsText("Generation 2 is built and waits to be read.", SOON);
    assertThat(delivery.locator(".found")).containsText("Ghosts: 1");
    assertThat(delivery.locator(".found")).containsText("xx-ghost");
    assertThat(delivery.locator(".found")).containsText("Missing: 1");
    assertThat(delivery.locator(".found")).containsText("ro-k9-2024");
    assertAccessible();
    assertFits();

    button("Build all anew and compare").click();
    assertThat(page.locator(".errors")).containsText("is built and waits to be read");
    forgive(409);

    button("Read generation 2").click();
    assertThat(delivery).containsText("Generation 2 is read");
    button("Put generation 1 back").click();
    assertThat(delivery).containsText("Generation 1 is read");
    button("Put generation 2 back").click();
    button("Drop generation 1").click();
    assertThat(delivery.locator(".generations li")).hasCount(1);
  }

  @Test
  @Order(3)
  void aDeadLetterIsTriedAgainAndGivenUp() {
    CommitLog log = tranche.bean(CommitLog.class);
    Changes delivery =
        log.readStream("pl-k2-2022", 0, 100).stream()
            .map(Commit::changes)
            .filter(changes -> changes.events().getFirst().name().equals("delivery-made"))
            .findFirst()
            .orElseThrow();
    StoredEvent event = delivery.events().getFirst();
    StoredEvent alone =
        new StoredEvent(
            UUID.randomUUID().toString(),
            event.timeMillis(),
            event.name(),
            event.revision(),
            event.payload().replace("pl-k2-2022", "xx-ill"),
            event.metadata());
    log.append(new Changes("xx-ill", delivery.aggregateType(), 9, null, List.of(alone)));

    openOwn("/audit/views");
    Locator backlog = page.locator("section#backlog");
    assertThat(backlog).containsText("1 dead letter", SOON);
    assertThat(page.locator("h1")).containsText("could not be digested");
    assertThat(backlog.locator(".letters")).containsText("xx-ill at its event 9");
    assertAccessible();

    page.locator("#backlog-retry-0").click();
    assertThat(page.locator(".done")).hasText("xx-ill was tried again and is still held up.");
    page.locator("#backlog-discard-0").click();
    assertThat(backlog).containsText("no dead letters");
  }

  @Test
  @Order(1)
  void aKeptCheckpointIsHeldAgainstTheLogAndOneThatIsNoneIsToldAndKept() {
    openOwn("/audit");
    String checkpoint = page.locator(".note").innerText();
    openOwn("/audit/verification");
    page.locator("#kept-text").fill(checkpoint);
    button("Verify the log").click();
    assertThat(page.locator("h1")).containsText("The log is whole");
    assertThat(page.locator(".lead")).containsText("commits of your checkpoint");

    String forged = checkpoint.replaceFirst("\n\\d+\n", "\n3\n");
    page.locator("#kept-text").fill(forged);
    button("Verify the log").click();
    assertThat(page.locator(".errors")).containsText("This checkpoint is not signed with the key");
    assertThat(page.locator("#kept-text")).hasValue(forged.strip() + "\n");
    forgive(422);
    assertAccessible();
  }

  private void openOwn(String path) {
    page.navigate(tranche.address(path).toString());
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }
}
