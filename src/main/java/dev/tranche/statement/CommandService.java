package dev.tranche.statement;

import dev.tranche.fact.InvalidValue;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where commands are handed in: each is recorded once and answered with its receipt, or refused in
 * words with nothing recorded. A repetition under the same idempotency key gets the first answer.
 */
@Component
public final class CommandService {

  /** Under this name the idempotency key travels with a command. */
  public static final String IDEMPOTENCY_KEY = "idempotencyKey";

  /** Under this name travels who records it. */
  public static final String RECORDER = "recorder";

  /** Under this name travels which version the sender has seen of what the command is about. */
  public static final String EXPECTED_VERSION = "expectedVersion";

  /** The idempotency keys of seed files begin so; nobody else can take one in advance. */
  public static final String SEED_KEYS = "seed:";

  private static final String KEY_HEADER = "Idempotency-Key";
  private static final int LONGEST_KEY = 200;

  private final CommandGateway gateway;

  public CommandService(CommandGateway gateway) {
    this.gateway = gateway;
  }

  /** Records the command by whom the request names, as {@link RecordedBy} reads it. */
  public Receipt record(Command command, @Nullable String idempotencyKey) {
    if (idempotencyKey != null) {
      checkKey(RecordedBy.utf8(KEY_HEADER, idempotencyKey));
    }
    // The key itself goes on as the server read it, as those did that are in the log.
    return send(message(command, idempotencyKey, RecordedBy.ofRequest(), null));
  }

  /** Records a fact of a seed file, under a key that begins with {@value #SEED_KEYS}. */
  public Receipt recordSeed(Command command, String key, String recorder) {
    return send(message(command, key, recorder, null));
  }

  /** Records the command, whatever its sender has seen of what it is about. */
  public Receipt record(
      Command command, @Nullable String idempotencyKey, @Nullable String recorder) {
    return record(command, idempotencyKey, recorder, null);
  }

  /**
   * Records the command and waits until that is done.
   *
   * @param recorder a person, a program or a file; none where nobody says
   * @param expectedVersion the sequence of the last event that the sender has seen of what the
   *     command is about, -1 where there was none; where another one is the last at the moment of
   *     recording, the command fails and nothing is recorded. Absent where that does not matter.
   * @throws dev.tranche.fact.Refused where the command cannot be followed
   * @throws BadStatement where it cannot be meant
   * @throws dev.tranche.fact.UnknownReference where it is about nothing that is in the book
   */
  public Receipt record(
      Command command,
      @Nullable String idempotencyKey,
      @Nullable String recorder,
      @Nullable Long expectedVersion) {
    if (idempotencyKey != null) {
      checkKey(idempotencyKey);
    }
    return send(message(command, idempotencyKey, recorder, expectedVersion));
  }

  private static void checkKey(String key) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new BadStatement(
          "An idempotency key has 1 to %d characters.".formatted(LONGEST_KEY), "");
    }
    RecordedBy.check(KEY_HEADER, key);
    if (key.startsWith(SEED_KEYS)) {
      throw new BadStatement(
          "Idempotency keys that begin with %s are those of seed files: choose another one."
              .formatted(SEED_KEYS),
          "");
    }
  }

  private Receipt send(CommandMessage<Object> message) {
    try {
      Receipt receipt = gateway.sendAndWait(message);
      if (receipt == null) {
        throw new IllegalStateException("The command was interrupted; its outcome is not known.");
      }
      return receipt;
    } catch (CommandExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? unwrapped(cause) : e;
    } catch (RuntimeException e) { // whatever it is, it is thrown on
      throw unwrapped(e);
    }
  }

  private static CommandMessage<Object> message(
      Command command,
      @Nullable String idempotencyKey,
      @Nullable String recorder,
      @Nullable Long expectedVersion) {
    Map<String, Object> said = new HashMap<>();
    if (idempotencyKey != null) {
      said.put(IDEMPOTENCY_KEY, idempotencyKey);
    }
    if (recorder != null) {
      said.put(RECORDER, recorder);
    }
    if (expectedVersion != null) {
      said.put(EXPECTED_VERSION, expectedVersion);
    }
    return GenericCommandMessage.<Object>asCommandMessage(command).andMetaData(said);
  }

  private static RuntimeException unwrapped(RuntimeException e) {
    return switch (e) {
      case InvalidValue refused -> new BadStatement(String.valueOf(refused.getMessage()), "");
      default -> e;
    };
  }
}
