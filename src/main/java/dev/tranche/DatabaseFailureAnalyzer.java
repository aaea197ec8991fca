package dev.tranche;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * A start that ends at a MongoDB that cannot be reached, or lets nobody in, ends with a sentence
 * that names its address, and never a user or a password. Other failures keep their trace.
 */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<MongoException> {

  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;

  /** OutOfDiskSpace and DataCorruptionDetected, of the built-in server, which says what to do. */
  private static final Set<Integer> STORE_CODES = Set.of(14031, 246);

  /** How the driver says, in the midst of all it knows, why a server could not be reached. */
  private static final Pattern REASON =
      Pattern.compile("caused by \\{(?:\\w+\\.)*([\\w$]+: [^{}]*)}");

  private final Environment environment;

  DatabaseFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, MongoException cause) {
    if (cause instanceof MongoCommandException e && STORE_CODES.contains(e.getErrorCode())) {
      return new FailureAnalysis(e.getErrorMessage(), null, cause);
    }
    String address = address();
    if (address == null) {
      return null;
    }
    return switch (cause) {
      case MongoTimeoutException _, MongoSocketException _ ->
          new FailureAnalysis(
              "MongoDB at %s cannot be reached%s.".formatted(address, reason(cause)),
              "Start it, or correct spring.mongodb.uri. Without that property Tranche uses its"
                  + " built-in server.",
              cause);
      case MongoSecurityException _ -> refused(address, cause);
      case MongoCommandException e
          when e.getErrorCode() == UNAUTHORIZED || e.getErrorCode() == AUTHENTICATION_FAILED ->
          refused(address, cause);
      default -> null;
    };
  }

  private static FailureAnalysis refused(String address, MongoException cause) {
    return new FailureAnalysis(
        "MongoDB at %s does not let this user in.".formatted(address),
        "Correct user and password in spring.mongodb.uri, and see that the user may read and write"
            + " the database.",
        cause);
  }

  /** Null where the server is the built-in one, or not named in a way that could be understood. */
  private @Nullable String address() {
    try {
      String uri = environment.getProperty("spring.mongodb.uri", "embedded");
      return uri.equals("embedded")
          ? null
          : String.join(", ", new ConnectionString(uri).getHosts());
    } catch (IllegalArgumentException | MongoConfigurationException _) {
      return null;
    }
  }

  private static String reason(MongoException cause) {
    Matcher said = REASON.matcher(String.valueOf(cause.getMessage()));
    return said.find() ? " (" + said.group(1) + ")" : "";
  }
}
