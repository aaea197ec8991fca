package dev.tranche.pages.record;

import dev.tranche.testing.RunningTranche;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One who opens forms, fills them in and sends them, as a browser without script does. */
final class FilledIn {

  /** What came of it; the location is empty where it did not lead elsewhere. */
  record Answer(int status, String location, String page) {}

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"(key|version|formToken)\" value=\"([^\"]*)\"");

  private final RunningTranche tranche;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  FilledIn(RunningTranche tranche) {
    this.tranche = tranche;
  }

  Answer open(String path) throws Exception {
    return send(request(path).GET());
  }

  /** What a form that was opened holds besides its fields. */
  static Map<String, String> hidden(Answer form) {
    Map<String, String> hidden = new LinkedHashMap<>();
    Matcher each = HIDDEN.matcher(form.page());
    while (each.find()) {
      hidden.put(each.group(1), each.group(2));
    }
    return hidden;
  }

  /** Opens the form, writes each {@code name=value} on it and sends it. */
  Answer record(String path, String... written) throws Exception {
    return post(path, filled(open(path), written));
  }

  /** The form with what is written on it. */
  static Map<String, String> filled(Answer form, String... written) {
    Map<String, String> fields = hidden(form);
    for (String each : written) {
      int equals = each.indexOf('=');
      fields.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return fields;
  }

  Answer post(String path, Map<String, String> fields) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    URI address = tranche.address(path);
    return HttpRequest.newBuilder(address).header("Accept", "text/html");
  }

  private Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
