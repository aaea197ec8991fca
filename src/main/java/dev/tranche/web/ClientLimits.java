package dev.tranche.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * No client takes the program away from the others: from one address so many requests are answered
 * at once, half as many may still be sending their bodies, and a body has to be there within a
 * greatest time. Stands before everything that reads a body, forms included.
 */
final class ClientLimits extends ValveBase {

  private final int most;
  private final Duration longestBody;
  private final ProblemWriter problems;
  private final Map<String, Integer> answered = new ConcurrentHashMap<>();
  private final Map<String, Integer> sending = new ConcurrentHashMap<>();

  ClientLimits(int most, Duration longestBody, ProblemWriter problems) {
    super(true);
    this.most = most;
    this.longestBody = longestBody;
    this.problems = problems;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String client = request.getRemoteAddr();
    try {
      if (answered.merge(client, 1, Integer::sum) > most) {
        refuse(request, response);
      } else if (hasBody(request)) {
        receive(client, request, response);
      } else {
        getNext().invoke(request, response);
      }
    } finally {
      release(answered, client);
    }
  }

  private void receive(String client, Request request, Response response)
      throws IOException, ServletException {
    InputBuffer whole = request.getCoyoteRequest().getInputBuffer();
    Body body = new Body(whole, client);
    try {
      if (sending.merge(client, 1, Integer::sum) > Math.max(1, most / 2)) {
        refuse(request, response);
        return;
      }
      request.getCoyoteRequest().setInputBuffer(body);
      getNext().invoke(request, response);
      if (body.late) {
        leaveUnread(request);
      }
    } finally {
      request.getCoyoteRequest().setInputBuffer(whole);
      body.end();
    }
  }

  private void refuse(Request request, Response response) throws IOException {
    ResponseHeaders.set(request, response);
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    response.setHeader(HttpHeaders.CONNECTION, "close");
    problems.write(
        response,
        ProblemWriter.problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests at once",
            "From this address more is being asked or sent at once than"
                + " tranche.web.requests-per-client allows. Wait for some of the answers."));
    leaveUnread(request);
  }

  /** What is left of the body would be read to its end, however long that takes. */
  private static void leaveUnread(Request request) {
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }

  private static boolean hasBody(Request request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH); // as it stands: it may be none
    return (length != null && !length.equals("0"))
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static void release(Map<String, Integer> counts, String client) {
    counts.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
  }

  private final class Body implements InputBuffer {

    private final InputBuffer whole;
    private final String client;
    private final long begun = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean late;

    Body(InputBuffer whole, String client) {
      this.whole = whole;
      this.client = client;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      int read = whole.doRead(handler);
      if (read < 0) {
        end();
      } else if (System.nanoTime() - begun > longestBody.toNanos()) {
        late = true;
        throw new BodyTooSlow();
      }
      return read;
    }

    @Override
    public int available() {
      return whole.available();
    }

    void end() {
      if (ended.compareAndSet(false, true)) {
        release(sending, client);
      }
    }
  }
}
