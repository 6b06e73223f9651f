package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.AirworthyException;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SealHealthTest {
  @Test
  void health_saysWhySealingFailsUntilItWorksAgain() throws Exception {
    AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
    WebServer web =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .routing(routing -> routing.register(new SealHealth(failure::get)))
            .build()
            .start();
    try {
      assertThat(ask(web)).isEqualTo("200 sealing");
      failure.set(Optional.of(AirworthyException.internal("the disk is full")));
      assertThat(ask(web)).isEqualTo("503 not sealing: the disk is full");
      failure.set(Optional.of(new IllegalStateException("what a user said")));
      assertThat(ask(web)).isEqualTo("503 not sealing: IllegalStateException");
      failure.set(Optional.empty());
      assertThat(ask(web)).isEqualTo("200 sealing");
    } finally {
      web.stop();
    }
  }

  private static String ask(WebServer web) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + web.port() + "/health/seal");
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body().strip();
    }
  }
}
