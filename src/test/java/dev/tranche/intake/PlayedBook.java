package dev.tranche.intake;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tranche.contract.ContractEvent;
import dev.tranche.statement.Command;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import dev.tranche.statement.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** A book in memory: decides and folds as the program does, and knows its idempotency keys. */
public final class PlayedBook {

  static final CommandReader READER =
      new CommandReader(Clock.fixed(Instant.parse("2026-01-10T12:00:00Z"), ZoneOffset.UTC));

  final Map<String, Object> commandByKey = new LinkedHashMap<>();
  final Map<String, List<Object>> events = new HashMap<>();

  /** What the seed files of a folder come to, by the reference of the contract. */
  public static Map<String, List<ContractEvent>> contractsOf(Path folder) throws IOException {
    PlayedBook book = new PlayedBook();
    book.seeds().load(folder);
    Map<String, List<ContractEvent>> contracts = new TreeMap<>();
    book.events.values().stream()
        .flatMap(List::stream)
        .filter(ContractEvent.class::isInstance)
        .map(ContractEvent.class::cast)
        .forEach(e -> contracts.computeIfAbsent(e.reference(), _ -> new ArrayList<>()).add(e));
    return contracts;
  }

  Seeds seeds() {
    CommandGateway gateway = mock(CommandGateway.class);
    when(gateway.sendAndWait(any())).thenAnswer(sent -> record(sent.getArgument(0)));
    EventStore log = mock(EventStore.class);
    when(log.readEvents(anyString(), anyLong())).thenAnswer(asked -> stream(asked.getArgument(0)));
    return new Seeds(READER, new CommandService(gateway), log, commandByKey::containsKey);
  }

  private Receipt record(CommandMessage<?> message) {
    String key = String.valueOf(message.getMetaData().get(CommandService.IDEMPOTENCY_KEY));
    Command command = (Command) message.getPayload();
    Object before = commandByKey.putIfAbsent(key, command);
    if (before == null) {
      decide(command);
    } else if (!before.equals(command)) {
      throw new IllegalStateException("the key was used before, for another command");
    }
    return new Receipt("x", 0);
  }

  private void decide(Command command) {
    SeedKind<?, ?, ?> kind =
        SeedKinds.ALL.stream()
            .filter(each -> each.decider().kind() == command.kind())
            .findFirst()
            .orElseThrow();
    List<Object> stream = events.computeIfAbsent(command.stream(), _ -> new ArrayList<>());
    stream.addAll(kind.decider().rehearsal(List.copyOf(stream).stream()).play(command));
  }

  <S, C extends Command, E> S state(SeedKind<S, C, E> kind, String reference) {
    return kind.decider().fold(events.getOrDefault(kind.stream(reference), List.of()).stream());
  }

  private DomainEventStream stream(String stream) {
    List<GenericDomainEventMessage<Object>> messages = new ArrayList<>();
    for (Object event : events.getOrDefault(stream, List.of())) {
      messages.add(new GenericDomainEventMessage<>("x", stream, messages.size(), event));
    }
    return DomainEventStream.of(messages);
  }
}
