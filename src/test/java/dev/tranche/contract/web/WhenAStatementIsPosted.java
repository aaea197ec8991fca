package dev.tranche.contract.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.tranche.contract.ContractCommand.FulfilCondition;
import dev.tranche.fact.InvalidValue;
import dev.tranche.statement.BadStatement;
import dev.tranche.statement.CommandReader;
import dev.tranche.statement.CommandService;
import dev.tranche.statement.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.request.RequestContextHolder;

class WhenAStatementIsPosted {

  private static final String SOURCE = "\"source\": {\"publisher\": \"KEI\"}";
  private static final String DATED = "\"effective\": \"2024\", " + SOURCE;

  private final CommandGateway gateway = mock(CommandGateway.class);
  private final MockMvcTester web =
      MockMvcTester.of(
          new ContractController(new CommandReader(Clock.systemUTC()), new CommandService(gateway)),
          new ClaimController(new CommandReader(Clock.systemUTC()), new CommandService(gateway)));

  /** The requests of this class stay bound to the thread that plays them. */
  @AfterEach
  void forget() {
    RequestContextHolder.resetRequestAttributes();
  }

  @BeforeEach
  void play() {
    when(gateway.sendAndWait(any())).thenReturn(new Receipt("a-b", 7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /terms | ReviseTerms | "value": "USD 1 bn", DATED
          /supplier | SelectSupplier | "supplier": {"name": "X", "country": "KR"}, DATED
          /abandonment | AbandonTalks | DATED
          /signature | SignContract | DATED
          /conditions/loan/fulfilment | FulfilCondition | "fulfilment": "waived", DATED
          /entry-into-force | EnterIntoForce | DATED
          /schedule | ReviseSchedule | "schedule": [], DATED
          /deliveries | RecordDelivery | "quantity": 1, DATED
          /amendments | AmendContract | DATED
          /suspension | SuspendContract | DATED
          /resumption | ResumeContract | DATED
          /termination | TerminateContract | DATED
          /completion | CompleteContract | DATED
          /claims | StateClaim | "states": {"attribute": "signing-date", "value": "2023-08"}, SOURCE
          /claims/x/adoption | AdoptClaim | "reason": "r", SOURCE
          /claims/x/withdrawal | WithdrawClaim | "reason": "r", SOURCE
          /corrections | CorrectDelivery | "corrects": "delivery", "delivery": "x", "reason": "r", SOURCE
          /corrections | CorrectTerms | "corrects": "terms", "replaces": "signature", "reason": "r", SOURCE
          /corrections | CorrectSigningDate | "corrects": "signing-date", "reason": "r", DATED
          """)
  void itsAddressSaysWhichCommandItIs(String path, String command, String parts) {
    String body = "{" + parts.replace("DATED", DATED).replace("SOURCE", SOURCE) + "}";

    MvcTestResult answer = post("/api/contracts/a-b" + path, body);

    assertThat(answer)
        .hasStatus(200)
        .bodyJson()
        .isEqualTo("{\"reference\":\"a-b\",\"position\":7}");
    assertThat(sent().getPayloadType().getSimpleName()).isEqualTo(command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"reference": "a-b", "buyer": "PL", DATED}                    | OpenTalks
          {"stage": "talks", "reference": "a-b", "buyer": "PL", DATED}  | OpenTalks
          {"stage": "signed", "reference": "a-b", DATED}                | SignContract
          """)
  void itEntersAContractAtTheStageItSays(String body, String command) {
    MvcTestResult answer = post("/api/contracts", body.replace("DATED", DATED));

    assertThat(answer).hasStatus(201).hasHeader("Location", "/api/contracts/a-b");
    assertThat(sent().getPayloadType().getSimpleName()).isEqualTo(command);
  }

  @Test
  void itTakesTheConditionFromItsAddressAndTheKeyFromItsHeader() {
    MvcTestResult answer =
        web.post()
            .uri("/api/contracts/a-b/conditions/loan/fulfilment")
            .header("Idempotency-Key", "mine")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"fulfilment\": \"met\", " + DATED + "}")
            .exchange();

    assertThat(answer).hasStatus(200);
    CommandMessage<?> sent = sent();
    assertThat(((FulfilCondition) sent.getPayload()).condition()).isEqualTo("loan");
    assertThat(sent.getMetaData()).isEqualTo(Map.of("idempotencyKey", "mine"));
  }

  @Test
  void itIsRecordedByWhomItsHeaderNamesInUtf8() {
    String asServersReadIt =
        new String("Zofia Żółć".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(postedBy(asServersReadIt)).hasStatus(200);
    assertThat(sent().getMetaData()).isEqualTo(Map.of("recorder", "Zofia Żółć"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"   ", "\u00fc", "Ann\tExample", "Ann\u00e2\u0080\u00ae", "\u00e2\u0080\u008b"})
  void itIsRefusedWhereItsHeaderNamesNobody(String header) {
    assertThat(postedBy(header)).failure().rootCause().isInstanceOf(BadStatement.class);
    assertThat(postedBy("x".repeat(201)))
        .failure()
        .rootCause()
        .hasMessage("Recorded-By names who records, in 1 to 200 characters.");
    verifyNoInteractions(gateway);
  }

  @ParameterizedTest
  @CsvSource({
    "seed:xx-example-2027#1, those of seed files",
    "'', 1 to 200 characters",
    "'a\u0007b', a control character",
    "\u00e2\u0080\u00ae, turns the direction",
    "\u00fc, written in UTF-8"
  })
  void itIsRefusedWhereItsKeyIsNoneForAnybody(String key, String words) {
    MvcTestResult answer =
        web.post()
            .uri("/api/contracts/a-b/deliveries")
            .header("Idempotency-Key", key)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"quantity\": 1, " + DATED + "}")
            .exchange();

    assertThat(answer)
        .failure()
        .rootCause()
        .isInstanceOf(BadStatement.class)
        .hasMessageContaining(words);
    verifyNoInteractions(gateway);
  }

  /** Whatever package the value is of: what it is called says which of the two it is. */
  @Test
  void itIsRefusedForWhatAValueSaysAndForNoMistakeOfTheProgram() {
    when(gateway.sendAndWait(any()))
        .thenThrow(new InvalidValue("no such value"))
        .thenThrow(new IllegalArgumentException("a mistake"));

    assertThat(postedBy("Ann"))
        .failure()
        .rootCause()
        .isInstanceOf(BadStatement.class)
        .hasMessage("no such value");
    assertThat(postedBy("Ann")).failure().rootCause().hasMessage("a mistake");
  }

  private MvcTestResult postedBy(String recorder) {
    return web.post()
        .uri("/api/contracts/a-b/deliveries")
        .header("Recorded-By", recorder)
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"quantity\": 1, " + DATED + "}")
        .exchange();
  }

  private MvcTestResult post(String path, String body) {
    return web.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
  }

  private CommandMessage<?> sent() {
    ArgumentCaptor<Object> sent = ArgumentCaptor.forClass(Object.class);
    verify(gateway).sendAndWait(sent.capture());
    return (CommandMessage<?>) sent.getValue();
  }
}
