package dev.tranche.log;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import dev.tranche.fact.StreamId;
import dev.tranche.statement.Command;
import dev.tranche.statement.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.LoggingCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Answers every command that succeeded with a {@link Receipt}, and a repeated one as the first
 * time.
 *
 * <p>A command whose metadata carry an {@value #IDEMPOTENCY_KEY} is recorded once under that key:
 * repeating it gets the first answer, without being decided; another command under the same key
 * fails with {@link IdempotencyKeyReused}. One whose metadata carry an {@value #EXPECTED_VERSION}
 * is recorded only where nothing was recorded of its aggregate after that, and else fails with
 * {@link Overtaken}. A command that lost the race for its aggregate against another process is
 * decided again for some seconds.
 */
public final class RecordingCommandBus implements CommandBus {

  /** The metadata entry with the sender's key; any non-empty text. */
  public static final String IDEMPOTENCY_KEY = "idempotencyKey";

  /**
   * The metadata entry with the sequence of the last event that the sender has seen of the
   * aggregate, as a {@link Long}; -1 where there was none.
   */
  public static final String EXPECTED_VERSION = "expectedVersion";

  /** The metadata entry, of a command and of its events, with who recorded them. */
  public static final String RECORDER = "recorder";

  /** So long a command that loses its races is decided again; each race is a fresh draw. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final SimpleCommandBus delegate;
  private final CommitLog log;
  private final CommandFingerprint fingerprint;
  private final CommandTargetResolver target = AnnotationCommandTargetResolver.builder().build();
  private final List<MessageDispatchInterceptor<? super CommandMessage<?>>> dispatchInterceptors =
      new CopyOnWriteArrayList<>();

  RecordingCommandBus(SimpleCommandBus delegate, CommitLog log, CommandFingerprint fingerprint) {
    this.delegate = delegate;
    this.log = log;
    this.fingerprint = fingerprint;
  }

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    dispatch(command, LoggingCallback.INSTANCE);
  }

  @Override
  // A callback takes what the handler returned on trust; here it is a receipt.
  @SuppressWarnings("unchecked")
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    CommandMessage<C> sent = intercept(byKind(command));
    callback.onResult(sent, (CommandResultMessage<R>) answer(sent));
  }

  /** One handler decides on all commands of a kind, so a command goes by the name of its kind. */
  private static <C> CommandMessage<C> byKind(CommandMessage<C> command) {
    return command.getPayload() instanceof Command stated
        ? new GenericCommandMessage<>(command, stated.kind().noun())
        : command;
  }

  private CommandResultMessage<?> answer(CommandMessage<?> command) {
    if (Recording.current().isPresent()) {
      return asCommandResultMessage(
          new IllegalStateException(
              "A command is decided alone: %s cannot be sent while another one is decided"
                  .formatted(command.getPayloadType().getSimpleName())));
    }
    CommandKey key = keyOf(command);
    Long expected = (Long) command.getMetaData().get(EXPECTED_VERSION);
    long begun = System.nanoTime();
    while (true) {
      Optional<CommandResultMessage<?>> known = knownAnswer(key);
      if (known.isPresent()) {
        return known.get();
      }
      Recording recording = new Recording(key, expected);
      CommandResultMessage<?> result = decide(command, recording);
      if (!result.isExceptional()) {
        return answered(command, recording, result);
      }
      if (!isLostRace(result.exceptionResult()) || System.nanoTime() - begun > PATIENCE_NANOS) {
        // The same command may have been recorded by another process while this one was refused.
        return knownAnswer(key).orElse(result);
      }
      pause();
    }
  }

  private @Nullable CommandKey keyOf(CommandMessage<?> command) {
    Object key = command.getMetaData().get(IDEMPOTENCY_KEY);
    return key == null
        ? null
        : new CommandKey(key.toString(), fingerprint.of(command.getPayload()));
  }

  private Optional<CommandResultMessage<?>> knownAnswer(@Nullable CommandKey key) {
    return key == null
        ? Optional.empty()
        : log.findByKey(key.key()).map(recorded -> answerAgain(recorded, key));
  }

  private static CommandResultMessage<?> answerAgain(Commit recorded, CommandKey key) {
    return key.equals(recorded.changes().key())
        ? asCommandResultMessage(receiptOf(recorded))
        : asCommandResultMessage(new IdempotencyKeyReused(key.key(), recorded.changes().stream()));
  }

  /** Handlers run on the dispatching thread, so the result is there when the dispatch returns. */
  private CommandResultMessage<?> decide(CommandMessage<?> command, Recording recording) {
    AtomicReference<@Nullable CommandResultMessage<?>> result = new AtomicReference<>();
    Detached.run(
        () ->
            recording.during(
                () -> delegate.dispatch(command, (sent, answered) -> result.set(answered))));
    CommandResultMessage<?> answered = result.get();
    if (answered == null) {
      throw new IllegalStateException("No answer to the command " + command.getCommandName());
    }
    return answered;
  }

  private CommandResultMessage<?> answered(
      CommandMessage<?> command, Recording recording, CommandResultMessage<?> result) {
    try {
      Receipt receipt =
          recording
              .commit()
              .map(RecordingCommandBus::receiptOf)
              .orElseGet(() -> noChange(command, recording));
      return new GenericCommandResultMessage<>(receipt, result.getMetaData());
    } catch (Overtaken e) {
      return asCommandResultMessage(e);
    }
  }

  private static Receipt receiptOf(Commit commit) {
    return new Receipt(reference(commit.changes().stream()), commit.lastPosition());
  }

  private Receipt noChange(CommandMessage<?> command, Recording recording) {
    String stream = target.resolveTarget(command).getIdentifier();
    recording.refuseOvertaken(stream, log.lastSequence(stream).orElse(-1));
    return new Receipt(reference(stream), log.head().position() - 1);
  }

  private static String reference(String stream) {
    return StreamId.parse(stream).reference();
  }

  private static boolean isLostRace(Throwable failure) {
    return failure instanceof ConcurrencyException
        || failure instanceof AggregateStreamCreationException
        || failure instanceof KeyConflict;
  }

  /** Short, since the winner of a race goes on at once: who waits long loses the next one too. */
  private void pause() {
    LockSupport.parkNanos(this, ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
  }

  // Interceptors may replace a command, but not by one with another type of payload.
  @SuppressWarnings("unchecked")
  private <C> CommandMessage<C> intercept(CommandMessage<C> command) {
    CommandMessage<C> sent = command;
    for (MessageDispatchInterceptor<? super CommandMessage<?>> interceptor : dispatchInterceptors) {
      sent = (CommandMessage<C>) interceptor.handle(sent);
    }
    return sent;
  }

  @Override
  public Registration subscribe(
      String commandName, MessageHandler<? super CommandMessage<?>> handler) {
    return delegate.subscribe(commandName, handler);
  }

  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
    return delegate.registerHandlerInterceptor(interceptor);
  }

  /** Kept here and not in the delegate: an interceptor may add the key that is looked up first. */
  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
    dispatchInterceptors.add(interceptor);
    return () -> dispatchInterceptors.remove(interceptor);
  }
}
