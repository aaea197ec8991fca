package dev.tranche.bench.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.tranche.bench.Deliveries;
import dev.tranche.bench.Writers;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * One of several processes that append to one log: for each line it hears, a number of seconds, it
 * appends that long and answers with its rate.
 */
final class AppendingProgram {

  private AppendingProgram() {}

  static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[2]);
    try (MongoClient client = MongoClients.create(arguments[0])) {
      EventStorageEngine engine = Engines.ours(client.getDatabase(arguments[1]));
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String order : (Iterable<String>) orders.lines()::iterator) {
        String run = UUID.randomUUID().toString();
        double rate =
            Writers.rate(
                threads,
                Double.parseDouble(order),
                (thread, i) -> {
                  engine.appendEvents(List.of(Deliveries.of(run + ":" + thread, i)));
                  return 1;
                });
        System.out.println(rate);
      }
    }
  }
}
