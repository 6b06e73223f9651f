package io.airworthy.server;

import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.OtlpReply;
import io.airworthy.telemetry.SentBody;
import io.airworthy.telemetry.Signal;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// OTLP over HTTP: `POST /v1/traces`, `/v1/logs` and `/v1/metrics`, protobuf or JSON, gzip or
/// plain.
final class OtlpRoutes implements HttpService {
  private final OtlpReceiver receiver;

  OtlpRoutes(OtlpReceiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public void routing(HttpRules rules) {
    for (Signal signal : Signal.values()) {
      rules.post(signal.path(), (request, response) -> export(signal, request, response));
      rules.any(signal.path(), OtlpRoutes::notAllowed);
    }
  }

  private void export(Signal signal, ServerRequest request, ServerResponse response) {
    String type = header(request, "Content-Type").orElse("");
    try (InputStream bytes = request.content().inputStream()) {
      SentBody body = new SentBody(bytes, request.headers().contentLength());
      answer(response, receiver.receive(signal, type, header(request, "Content-Encoding"), body));
    } catch (IOException | InsufficientDataAvailableException e) {
      answer(response, receiver.unreadable(type));
    }
  }

  private static Optional<String> header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  private static void answer(ServerResponse response, OtlpReply reply) {
    response.status(Status.create(reply.status()));
    response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
    if (reply.status() == Status.SERVICE_UNAVAILABLE_503.code()) {
      response.header(HeaderNames.RETRY_AFTER, Integer.toString(OtlpReply.RETRY_AFTER_SECONDS));
    }
    response.send(reply.body());
  }

  private static void notAllowed(ServerRequest request, ServerResponse response) {
    response.status(Status.METHOD_NOT_ALLOWED_405);
    response.header(HeaderNames.ALLOW, "POST");
    response.send();
  }
}
