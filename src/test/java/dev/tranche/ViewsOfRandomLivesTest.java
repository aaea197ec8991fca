package dev.tranche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Sorts;
import dev.tranche.backlog.Breakdown;
import dev.tranche.backlog.OrderBook;
import dev.tranche.backlog.Question;
import dev.tranche.backlog.Sums;
import dev.tranche.contract.RandomLife;
import dev.tranche.delivery.Contracts;
import dev.tranche.delivery.DeliveryProgress;
import dev.tranche.delivery.ItemProgress;
import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.CommandService;
import dev.tranche.testing.Picture;
import dev.tranche.testing.Picture.Line;
import dev.tranche.testing.RunningTranche;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Random lives, recorded in the running program: what its views answer is what happened. */
class ViewsOfRandomLivesTest {

  private static final int LIVES = 60;

  private static final Map<String, RandomLife> book = new TreeMap<>();
  private static RunningTranche tranche;

  @BeforeAll
  static void record() {
    tranche = RunningTranche.empty();
    CommandService desk = tranche.bean(CommandService.class);
    RandomLife.forEach(
        LIVES,
        life -> {
          if (book.putIfAbsent(life.reference(), life) == null) {
            life.commands().forEach(command -> desk.record(command, null));
          }
        });
    awaitViews();
  }

  @AfterAll
  static void stop() {
    tranche.close();
  }

  @Test
  void progressEqualsTheNaiveFoldFromEveryViewpoint() {
    Contracts contracts = tranche.bean(Contracts.class);
    Random random = new Random(book.hashCode());
    book.forEach(
        (reference, life) -> {
          for (Viewpoint viewpoint : Picture.viewpoints(life.events(), 3, random)) {
            Map<String, Long> delivered = new TreeMap<>();
            contracts
                .progress(reference, viewpoint)
                .map(DeliveryProgress::items)
                .orElse(List.of())
                .stream()
                .forEach((ItemProgress item) -> delivered.put(item.item(), item.delivered()));
            Map<String, Long> counted = new TreeMap<>();
            Picture.of(life.events(), viewpoint)
                .forEach((item, line) -> counted.put(item, line.delivered()));
            assertThat(delivered).as("%s from %s", reference, viewpoint).isEqualTo(counted);
          }
        });
  }

  @Test
  void backlogEqualsTheSumOfTheNaiveFolds() {
    OrderBook orders = tranche.bean(OrderBook.class);
    for (RandomLife some : List.copyOf(book.values()).subList(0, Math.min(10, book.size()))) {
      for (Viewpoint viewpoint : Picture.viewpoints(some.events(), 2, new Random(7))) {
        long outstanding = 0;
        for (RandomLife life : book.values()) {
          for (Line line : Picture.of(life.events(), viewpoint).values()) {
            outstanding += line.ordered() - line.delivered() - line.cancelled();
          }
        }
        Sums sums = orders.backlog(Breakdown.of("designation"), Question.from(viewpoint));
        assertThat(sums.total().units()).as("%s", viewpoint).isEqualTo(outstanding);
      }
    }
  }

  @Test
  void rebuiltViewsEqualTheLiveOnes() {
    for (String view : List.of("delivery", "backlog")) {
      List<Document> live = rows(view);
      assertThat(live).hasSize(book.size());
      assertThat(tranche.post("/api/views/" + view + "/rebuilds", "").status()).isEqualTo(202);
      await()
          .untilAsserted(
              () ->
                  assertThat(tranche.get("/api/views/" + view).json().get("rebuild").asString())
                      .isEqualTo("switched"));
      assertThat(rows(view)).isEqualTo(live);
    }
  }

  private static List<Document> rows(String view) {
    return tranche
        .mongo()
        .database()
        .getCollection(view + "-" + tranche.get("/api/views/" + view).json().get("generation"))
        .find()
        .sort(Sorts.ascending("_id"))
        .into(new ArrayList<>());
  }

  private static void awaitViews() {
    await()
        .untilAsserted(
            () -> {
              for (JsonNode view : tranche.get("/api/views").json()) {
                assertThat(view.get("lag").asLong()).as(view.toString()).isZero();
                assertThat(view.get("deadLetters").asLong()).as(view.toString()).isZero();
              }
            });
  }
}
