package dev.tranche.web;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether the program can work: it can when its database answers and the log can be read. The
 * built-in database answers a ping only where it takes writes and nothing was found damaged.
 */
@RestController
@Tag(name = "Operation")
class Health {

  private static final long PATIENCE_SECONDS = 2;
  private static final String LOG = "commits";
  private static final Document NEWEST_FIRST = new Document("_id", -1);

  private final MongoDatabase database;

  Health(MongoDatabaseFactory databases) {
    this.database = databases.getMongoDatabase().withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @GetMapping("/api/health")
  @Operation(summary = "Whether the database answers and the log can be read")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = false,
      content = @Content(schema = @Schema(implementation = Status.class)))
  ResponseEntity<?> getHealth() {
    try {
      database.runCommand(new Document("ping", 1));
      var _ = database.getCollection(LOG).find().sort(NEWEST_FIRST).limit(1).first();
      return ResponseEntity.ok(new Status("up"));
    } catch (MongoException e) {
      return StoreFailures.said(e)
          .map(words -> down(StoreFailures.TITLE, words))
          .orElseGet(() -> down("Database unreachable", Problems.DATABASE_UNREACHABLE));
    }
  }

  private static ResponseEntity<Object> down(String title, String words) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .body(ProblemWriter.problem(HttpStatus.SERVICE_UNAVAILABLE, title, words));
  }

  record Status(String status) {}
}
