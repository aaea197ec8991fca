package dev.tranche.web;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the program can work: it can when its database answers. */
@RestController
@Tag(name = "Operation")
class Health {

  private static final long PATIENCE_SECONDS = 2;

  private final MongoClient mongo;

  Health(MongoClient mongo) {
    this.mongo = mongo;
  }

  @GetMapping("/api/health")
  @Operation(summary = "Whether the database answers")
  @ApiResponse(
      responseCode = "200",
      useReturnTypeSchema = false,
      content = @Content(schema = @Schema(implementation = Status.class)))
  ResponseEntity<?> getHealth() {
    try {
      mongo
          .withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .getDatabase("admin")
          .runCommand(new Document("ping", 1));
      return ResponseEntity.ok(new Status("up"));
    } catch (MongoException _) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .body(
              ProblemWriter.problem(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "Database unreachable",
                  Problems.DATABASE_UNREACHABLE));
    }
  }

  record Status(String status) {}
}
