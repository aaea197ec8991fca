package dev.tranche.web;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts our limits and our words into the server that the program runs in. */
@Component
class Server implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final int requestsPerClient;
  private final Duration longestBody;
  private final ProblemWriter problems;

  Server(
      @Value("${tranche.web.requests-per-client:200}") int requestsPerClient,
      @Value("${tranche.web.longest-body:30s}") Duration longestBody,
      ProblemWriter problems) {
    this.requestsPerClient = requestsPerClient;
    this.longestBody = longestBody;
    this.problems = problems;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addEngineValves(new ClientLimits(requestsPerClient, longestBody, problems));
    server.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new FailureReport(problems)));
  }
}
