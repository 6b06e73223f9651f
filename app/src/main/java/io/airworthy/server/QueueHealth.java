package io.airworthy.server;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Optional;
import java.util.function.Supplier;

/// `/health/kafka`: whether messages are read. It answers 503 with the reason while none can be,
/// and 404 where none is wanted.
///
/// @param failure why nothing can be read; empty when it can
/// @param progress what was read so far; empty where no queue is read
public record QueueHealth(Supplier<Optional<String>> failure, Supplier<Optional<String>> progress)
    implements HttpService {
  @Override
  public void routing(HttpRules rules) {
    rules.get(
        "/health/kafka",
        (_, response) -> {
          Optional<String> found = failure.get();
          Optional<String> read = progress.get();
          if (read.isEmpty()) {
            response.status(Status.NOT_FOUND_404).send("no queue is read\n");
          } else {
            response
                .status(found.isPresent() ? Status.SERVICE_UNAVAILABLE_503 : Status.OK_200)
                .send(found.map(why -> "not reading: " + why).orElseGet(read::get) + "\n");
          }
        });
  }
}
