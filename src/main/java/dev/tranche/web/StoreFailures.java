package dev.tranche.web;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import java.util.Optional;
import java.util.Set;

/** What the database itself says where its disk is full or its data are damaged. */
final class StoreFailures {

  static final String TITLE = "Store cannot serve this";

  /** OutOfDiskSpace and DataCorruptionDetected. */
  private static final Set<Integer> CODES = Set.of(14031, 246);

  private StoreFailures() {}

  /** The words of the database; empty where the failure is another one. */
  static Optional<String> said(Throwable failure) {
    return switch (failure) {
      case MongoCommandException e when CODES.contains(e.getErrorCode()) ->
          Optional.of(e.getErrorMessage());
      case MongoWriteException e when CODES.contains(e.getError().getCode()) ->
          Optional.of(e.getError().getMessage());
      case MongoBulkWriteException e ->
          e.getWriteErrors().stream()
              .filter(error -> CODES.contains(error.getCode()))
              .map(error -> error.getMessage())
              .findFirst();
      default -> Optional.empty();
    };
  }
}
