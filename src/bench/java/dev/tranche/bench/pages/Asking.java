package dev.tranche.bench.pages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/** The program as a browser reaches it, over loopback. */
final class Asking implements AutoCloseable {

  private static final double RANK = 0.95;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String port;

  Asking(String port) {
    this.port = port;
  }

  /** The status of a page. */
  int status(String path) throws IOException, InterruptedException {
    return send(request(path).header("Accept", "text/html").GET()).statusCode();
  }

  /** Records a statement, which must be taken. */
  void record(String path, String json) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "%s was answered with %d: %s"
              .formatted(
                  path, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
    }
  }

  /** Milliseconds until the whole page is there, which 95 of 100 questions take at most. */
  double p95(int questions, IntFunction<String> path) throws IOException, InterruptedException {
    double[] millis = new double[questions];
    for (int i = 0; i < questions; i++) {
      String asked = path.apply(i);
      long start = System.nanoTime();
      int status = status(asked);
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (status != 200) {
        throw new IOException("%s was answered with %d".formatted(asked, status));
      }
    }
    Arrays.sort(millis);
    return millis[(int) Math.ceil(questions * RANK) - 1];
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    client.close();
  }
}
