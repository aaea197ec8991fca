package dev.tranche.contract.web;

import dev.tranche.contract.Receipt;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where commands are handed in: each is recorded once and answered with its receipt, or refused in
 * words with nothing recorded. A repetition under the same idempotency key gets the first answer.
 */
@Component
public final class CommandDesk {

  /** Under this name the idempotency key travels with a command. */
  public static final String IDEMPOTENCY_KEY = "idempotencyKey";

  /** Under this name travels who records it. */
  public static final String RECORDER = "recorder";

  /** Under this name travels which version the sender has seen of what the command is about. */
  public static final String EXPECTED_VERSION = "expectedVersion";

  private static final int LONGEST_KEY = 200;

  private final CommandGateway gateway;

  public CommandDesk(CommandGateway gateway) {
    this.gateway = gateway;
  }

  /** Records the command by whom the request names, as {@link RecordedBy} reads it. */
  public Receipt record(Object command, @Nullable String idempotencyKey) {
    return record(command, idempotencyKey, RecordedBy.ofRequest());
  }

  /** Records the command, whatever its sender has seen of what it is about. */
  public Receipt record(
      Object command, @Nullable String idempotencyKey, @Nullable String recorder) {
    return record(command, idempotencyKey, recorder, null);
  }

  /**
   * Records the command and waits until that is done.
   *
   * @param recorder a person, a program or a file; none where nobody says
   * @param expectedVersion the sequence of the last event that the sender has seen of what the
   *     command is about, -1 where there was none; where another one is the last at the moment of
   *     recording, the command fails and nothing is recorded. Absent where that does not matter.
   * @throws dev.tranche.contract.Refused where the command cannot be followed
   * @throws BadStatement where it cannot be meant
   * @throws UnknownReference where it is about nothing that is in the book
   */
  public Receipt record(
      Object command,
      @Nullable String idempotencyKey,
      @Nullable String recorder,
      @Nullable Long expectedVersion) {
    CommandMessage<Object> message = message(command, idempotencyKey, recorder, expectedVersion);
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
      Object command,
      @Nullable String idempotencyKey,
      @Nullable String recorder,
      @Nullable Long expectedVersion) {
    if (idempotencyKey != null
        && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
      throw new BadStatement(
          "An idempotency key has 1 to %d characters.".formatted(LONGEST_KEY), "");
    }
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
      case AggregateNotFoundException absent ->
          UnknownReference.ofStream(String.valueOf(absent.getAggregateIdentifier()));
      case IllegalArgumentException refused when isOfValue(refused) ->
          new BadStatement(String.valueOf(refused.getMessage()), "");
      default -> e;
    };
  }

  /** Whether a value of ours refused to be made, in words; anything else is a mistake of ours. */
  private static boolean isOfValue(IllegalArgumentException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length > 0
        && trace[0].getClassName().matches("dev\\.tranche\\.(contract|framework|figure|rate)\\..*");
  }
}
