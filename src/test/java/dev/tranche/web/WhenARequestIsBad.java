package dev.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.tranche.fact.Refused;
import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.statement.Receipt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = StartedWeb.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"tranche.web.requests-per-client=20", "tranche.web.longest-body=5s"})
@ExtendWith(OutputCaptureExtension.class)
class WhenARequestIsBad {

  private static final String DELIVERY =
      """
      {"quantity": 10, "effective": "2022-12-05", "source": {"publisher": "KEI"}}
      """;

  @Autowired private CommandGateway gateway;
  @LocalServerPort private int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();

  @BeforeEach
  void forget() {
    reset(gateway);
  }

  @AfterEach
  void leavesNoTraceInTheLog(CapturedOutput output) {
    if (!output.getAll().contains("A request failed")
        && !output.getAll().contains("An answer broke off")) {
      assertThat(output.getAll()).doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"quantity": 10, | 400 | The body ends before its JSON does in line 1, column
          {"quantity": 10 "effective": "2022"} | 400 | The body is not JSON: it breaks off in line 1, column 17.
          {"quantity": 10, "quantity": 11} | 400 | The body says the same thing twice in line 1, column
          [1, 2] | 400 | The body must be one JSON object, in braces.
          "text" | 400 | The body must be one JSON object, in braces.
          null | 400 | A body is missing: send one JSON object, in braces.
          {} {} | 400 | The body must be one JSON object, in braces.
          {"quantity": -5, "effective": "2022", "source": {"publisher": "KEI"}} | 422 | A quantity of -5 units is not
          {"quantity": 1.5, "effective": "2022", "source": {"publisher": "KEI"}} | 422 | '1.5' is not a quantity
          {"quantity": 1, "effective": "2022-13", "source": {"publisher": "KEI"}} | 422 | there is no month 13.
          {"quantity": 1, "effective": "2022", "source": {"publisher": "KEI"}, "colour": 1} | 422 | There is no 'colou
          {} | 422 | quantity is missing.
          {"quantity": 1, "effective": "2022", "source": {"publisher": "x\\ud800"}} | 422 | half of a character
          {"quantity": 1, "effective": "2022", "source": {}, "x\\u001b": 1} | 422 | a control character
          """)
  void saysWhatIsWrongWithABodyAndRecordsNothing(String body, int status, String words)
      throws Exception {
    HttpResponse<String> answer = post("/api/contracts/pl-k2-2022/deliveries", body);

    assertThat(problem(answer, status)).contains(words);
    verifyNoInteractions(gateway);
  }

  @Test
  void missesABodyAndItsKind() throws Exception {
    assertThat(problem(post("/api/contracts/pl-k2-2022/deliveries", ""), 400))
        .contains("A body is missing");
    HttpRequest plain =
        to("/api/contracts/pl-k2-2022/deliveries")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(DELIVERY))
            .build();
    assertThat(problem(send(plain), 415)).contains("Content-Type: application/json");
  }

  @Test
  void takesAndGivesJsonAlone() throws Exception {
    String yaml = "quantity: 10\neffective: 2022\nsource: {publisher: KEI}\n";
    for (String type : new String[] {"application/yaml", "application/x-yaml", "text/yaml"}) {
      HttpRequest posted =
          to("/api/contracts/pl-k2-2022/deliveries")
              .header("Content-Type", type)
              .POST(BodyPublishers.ofString(yaml))
              .build();
      assertThat(problem(send(posted), 415)).contains("Content-Type: application/json");
    }
    verifyNoInteractions(gateway);
    assertThat(
            problem(send(to("/api/viewpoint").header("Accept", "application/yaml").build()), 406))
        .isEqualTo("Answers are JSON; the header Accept must allow it.");
  }

  @Test
  void keepsTheKeysOfSeedFilesForThem() throws Exception {
    assertThat(problem(posted("seed:xx-example-2027#1"), 422))
        .isEqualTo(
            "Idempotency keys that begin with seed: are those of seed files: choose another one.");
    assertThat(problem(posted("x".repeat(201)), 422))
        .isEqualTo("An idempotency key has 1 to 200 characters.");
    verifyNoInteractions(gateway);
  }

  private HttpResponse<String> posted(String key) throws IOException, InterruptedException {
    return send(
        to("/api/contracts/pl-k2-2022/deliveries")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(DELIVERY))
            .build());
  }

  @Test
  void namesTheKindsOfEntryAndOfCorrection() throws Exception {
    assertThat(problem(post("/api/contracts", "{\"stage\": \"agreed\"}"), 422))
        .isEqualTo("'agreed' is not possible here: write one of signed, talks.");
    assertThat(problem(post("/api/contracts", "{\"stage\": 5}"), 422))
        .isEqualTo("stage is written as text.");
    assertThat(problem(post("/api/contracts", "{}"), 422)).isEqualTo("reference is missing.");
    assertThat(problem(post("/api/contracts/x/corrections", "{}"), 422))
        .isEqualTo("corrects is missing.");
  }

  @Test
  void tellsARefusalInItsOwnWords() throws Exception {
    when(gateway.sendAndWait(any())).thenThrow(new Refused("181 cannot be delivered."));

    assertThat(problem(post("/api/contracts/pl-k2-2022/deliveries", DELIVERY), 409))
        .isEqualTo("181 cannot be delivered.");
  }

  @Test
  void knowsNoContractOfThatName() throws Exception {
    when(gateway.sendAndWait(any()))
        .thenThrow(new UnknownReference(SubjectKind.CONTRACT, "nobody"));

    assertThat(problem(post("/api/contracts/nobody/deliveries", DELIVERY), 404))
        .isEqualTo("There is no contract nobody in the book.");
  }

  @Test
  void asksToRepeatWhatWasOvertaken() throws Exception {
    when(gateway.sendAndWait(any())).thenThrow(new ConcurrencyException("later"));

    assertThat(problem(post("/api/contracts/pl-k2-2022/deliveries", DELIVERY), 409))
        .contains("Send it again");
  }

  @Test
  void answersAStatementThatCanBeFollowed() throws Exception {
    when(gateway.sendAndWait(any())).thenReturn(new Receipt("pl-k2-2022", 7));

    HttpResponse<String> answer = post("/api/contracts/pl-k2-2022/deliveries", DELIVERY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json.readTree(answer.body()).path("position").longValue()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/nothing | 404 | There is nothing at /api/nothing.
          /api/contracts/pl-k2-2022/deliveries | 405 | GET is not possible here; possible is POST.
          /api/viewpoint?asOf=2023-13-01 | 400 | asOf is a day of the calendar, written as 2023-12-31.
          /api/viewpoint?asOf=2023-02-30 | 400 | asOf is a day of the calendar, written as 2023-12-31.
          /api/viewpoint?knownOn=yesterday | 400 | knownOn is a day of the calendar, written as 2023-12-31.
          /api/viewpoint?asOf=2023-01-01&asOf=2024-01-01 | 400 | asOf can be given once.
          /api/viewpoint?basis=rumour | 400 | basis is reported or recorded.
          /api/pages | 400 | page is missing.
          /api/pages?page=-1 | 400 | page counts from 0.
          /api/pages?page=two | 400 | page is not written so: write a whole number.
          /api/pages?page=1&late=maybe | 400 | late is not written so: write true or false.
          /api/viewpoint?atLeast=-1 | 400 | atLeast is a position of the log, a whole number from 0 on.
          /api/viewpoint?asof=2023-12-31 | 400 | There is no parameter 'asof' here: write asOf.
          /api/viewpoint?knowOn=2023-12-31 | 400 | There is no parameter 'knowOn' here: write knownOn.
          /api/pages?colour=1 | 400 | There is no parameter 'colour' here: known are atLeast, late, page.
          /api/viewpoint?basis=reported&basis=reported | 400 | basis can be given once.
          /api/viewpoint?asOf.x=1 | 400 | There is no parameter 'asOf.x' here: write asOf.
          /api/viewpoint?atLeast=0&atLeast=0 | 400 | atLeast can be given once.
          /api/pages?page=1&page=2 | 400 | page can be given once.
          /api/health?size=1 | 400 | There is no parameter 'size' here: known are atLeast.
          /error | 404 | There is nothing at /error.
          /api/viewpoint?atLeast=5 | 400 | The log is empty: it has no position 5.
          """)
  void saysWhatIsWrongWithAQuestion(String path, int status, String words) throws Exception {
    assertThat(problem(get(path), status)).isEqualTo(words);
  }

  @Test
  void readsTheViewpointOfAQuestion() throws Exception {
    assertThat(get("/api/viewpoint?asOf=2023-12-31&knownOn=2024-01-31&basis=recorded").body())
        .contains("\"asOf\":\"2023-12-31\"", "\"knownOn\":\"2024-01-31\"", "RECORDED");
    assertThat(get("/api/viewpoint").body())
        .as("today, with all that is in the log")
        .contains("\"asOf\":\"2024-07-11\"", "\"knownOn\":\"+999999999-12-31\"");
  }

  @Test
  void keepsItsInsideToItselfAndLogsOnce(CapturedOutput output) throws Exception {
    assertThat(problem(get("/api/broken"), 500)).doesNotContain("secret");
    assertThat(output.getAll()).containsOnlyOnce("the secret inside");
  }

  @Test
  void saysThatTheDatabaseDoesNotAnswer() throws Exception {
    HttpResponse<String> answer = get("/api/unreachable");

    assertThat(problem(answer, 503)).doesNotContain("10.0.0.1");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(problem(get("/api/health"), 503)).startsWith("The database does not answer");
  }

  @Test
  void refusesALargeBodyThatAnnouncesItself() throws Exception {
    byte[] large = " ".repeat(10 << 20).getBytes(StandardCharsets.US_ASCII);
    String answer =
        exchange("Content-Length: " + large.length + "\r\nExpect: 100-continue\r\n", new byte[0]);

    assertThat(answer).contains("HTTP/1.1 413", "larger than 1 MiB");
    verifyNoInteractions(gateway);
  }

  @Test
  void refusesALargeBodyThatComesInChunks() throws Exception {
    String large = "{\"quantity\": \"" + "1".repeat(10 << 20) + "\"}";
    HttpRequest chunked =
        to("/api/contracts/pl-k2-2022/deliveries")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.US_ASCII))))
            .build();

    assertThat(problem(send(chunked), 413)).contains("larger than 1 MiB");
    verifyNoInteractions(gateway);
  }

  @Test
  void answersForItsOwnHostsOnly() throws Exception {
    assertThat(exchange("GET", "Host: evil.example")).startsWith("HTTP/1.1 421");
    assertThat(exchange("GET", "Host: localhost.evil.example")).startsWith("HTTP/1.1 421");
    assertThat(exchange("GET", "Host: localhost:1234")).startsWith("HTTP/1.1 200");
    assertThat(exchange("GET", "Host: [::1]:80")).startsWith("HTTP/1.1 200");
    assertThat(exchange("POST", "Host: localhost\r\nOrigin: http://evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(exchange("POST", "Host: localhost\r\nOrigin: null")).startsWith("HTTP/1.1 403");
  }

  @Test
  void takesNothingFromAPageOfAnotherOrigin() throws Exception {
    String own = "Host: localhost:%d\r\nOrigin: ".formatted(port);
    assertThat(exchange("POST", own + "http://localhost:" + port)).startsWith("HTTP/1.1 405");
    assertThat(exchange("POST", own + "http://LocalHost:" + port)).startsWith("HTTP/1.1 405");
    assertThat(exchange("POST", "Host: localhost\r\nOrigin: http://localhost"))
        .startsWith("HTTP/1.1 405");
    for (String other :
        new String[] {
          "http://localhost:" + (port + 1),
          "http://localhost",
          "https://localhost:" + port,
          "http://127.0.0.1:" + port,
          "http://user@localhost:" + port,
          "localhost:" + port
        }) {
      assertThat(exchange("POST", own + other)).as(other).startsWith("HTTP/1.1 403");
    }
  }

  /** As browsers say it; another port of this host is another site's as well. */
  @Test
  void answersNothingThatAForeignPageAsksOrSends() throws Exception {
    for (String site : new String[] {"cross-site", "same-site"}) {
      String foreign = "Host: localhost\r\nSec-Fetch-Site: " + site;
      assertThat(exchange("GET", foreign)).startsWith("HTTP/1.1 403");
      assertThat(exchange("POST", foreign)).startsWith("HTTP/1.1 403");
      assertThat(exchange("POST", foreign + "\r\nSec-Fetch-Mode: navigate"))
          .startsWith("HTTP/1.1 403");
      assertThat(exchange("GET", foreign + "\r\nSec-Fetch-Mode: navigate"))
          .startsWith("HTTP/1.1 200");
    }
    assertThat(exchange("GET", "Host: localhost\r\nSec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void letsBrowsersRunNothingThatIsNotOurs() throws Exception {
    assertThat(exchange("GET", "Host: localhost"))
        .contains("script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
        .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin");
  }

  /** Whatever fails where, in the server or behind it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | GET /{} HTTP/1.1 |
          400 | GET /a%2fb HTTP/1.1 |
          400 | GET /%c0%ae HTTP/1.1 |
          400 | GET / HTTP/1.1 | Host: a b
          400 | GET / HTTP/1.1 | Host
          400 | GET / HTTP/1.1 | Content-Length: x
          400 | GET / HTTP/1.1 | Content-Length: -1
          400 | POST /api/contracts HTTP/1.1 | Transfer-Encoding: chunked, chunked
          501 | POST /api/contracts HTTP/1.1 | Transfer-Encoding: other
          505 | GET / HTTP/9.9 |
          405 | TRACE /api/viewpoint HTTP/1.1 |
          415 | GET /api/nothing HTTP/1.1 | Content-Type: */*
          404 | GET /api/nothing HTTP/1.1 | Content-Type: text/plain
          415 | POST /api/contracts HTTP/1.1 | Content-Type: */*
          415 | POST /api/contracts HTTP/1.1 | Content-Type: application/*
          415 | POST /api/contracts HTTP/1.1 | Content-Type: json
          406 | GET /api/viewpoint HTTP/1.1 | Accept: json
          400 | POST /api/contracts HTTP/1.1 | Content-Type: application/json; Transfer-Encoding: chunked
          404 | POST /error HTTP/1.1 |
          405 | PUT /api/viewpoint HTTP/1.1 |
          417 | POST /api/contracts HTTP/1.1 | Expect: something
          """)
  void tellsEveryFailureInOneShape(int status, String line, @Nullable String headers)
      throws Exception {
    String more = headers == null ? "" : headers.replace("; T", "\r\nT") + "\r\n";
    String host = more.startsWith("Host") ? "" : "Host: localhost\r\n";

    String answer = raw(line + "\r\n" + host + more, "zz\r\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("Content-Type: application/problem+json")
        .contains("\"status\":" + status, "\"detail\":")
        .containsOnlyOnce("script-src 'self';")
        .contains("X-Content-Type-Options: nosniff")
        .doesNotContain("timestamp", "Tomcat", "<html");
  }

  @Test
  void aBodyHasToComeInTime() throws Exception {
    String form = "POST /api/contracts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n";

    assertThat(dripped(form + "Content-Type: application/json\r\n"))
        .startsWith("HTTP/1.1 408")
        .containsIgnoringCase("Connection: close")
        .contains("application/problem+json", "The body did not come in the time");
    verifyNoInteractions(gateway);
  }

  /** Sends a byte each tenth of a second, until it is answered. */
  private String dripped(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(100);
      OutputStream out = socket.getOutputStream();
      out.write((head + "\r\n{").getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      while (true) {
        try {
          int next = socket.getInputStream().read();
          if (next < 0) {
            return answer.toString();
          }
          answer.append((char) next);
        } catch (SocketTimeoutException _) { // not answered yet
          out.write(' ');
          out.flush();
        }
      }
    }
  }

  @Test
  void slowClientsDoNotKeepOthersFromAnAnswer() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                """
                POST /api/contracts HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: 1000\r
                \r
                {\
                """
                    .getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(get("/api/viewpoint").statusCode()).isEqualTo(200);
      Socket last = slow.getLast();
      assertThat(new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 429")
          .contains("application/problem+json", "Retry-After", "tranche.web.requests-per-client");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void saysThatAnAddressCannotBeRead() throws Exception {
    String head = "GET /api/viewpoint?asOf=%zz HTTP/1.1\r\nHost: localhost\r\n";

    assertThat(raw(head, new byte[0]))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "The address cannot be read: a percent sign");
  }

  private String exchange(String method, String headers) throws IOException {
    return raw("%s /api/viewpoint HTTP/1.1\r\n%s\r\n".formatted(method, headers), new byte[0]);
  }

  private String exchange(String headers, byte[] body) throws IOException {
    return raw(
        "POST /api/contracts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + headers,
        body);
  }

  private String raw(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anAnswerThatFailsInItsMiddleDoesNotLookWhole(CapturedOutput output) {
    assertThatThrownBy(() -> get("/api/broken-off")).isInstanceOf(IOException.class);
    assertThat(output.getAll()).contains("An answer broke off", "the secret inside");
  }

  private String problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = json.readTree(answer.body());
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").stringValue()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "dev.tranche", "tools.jackson");
    return problem.path("detail").stringValue();
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path).GET().build());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }
}
