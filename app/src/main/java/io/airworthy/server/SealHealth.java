package io.airworthy.server;

import io.airworthy.AirworthyException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Optional;
import java.util.function.Supplier;

/// `/health/seal`: whether what was acknowledged reaches the lake's tables. It answers 503 with the
/// reason while it does not. Nothing is lost then, for the journal holds it, but pages and daily
/// runs do not see it.
///
/// @param failure why the last attempt to seal failed; empty when it did not
public record SealHealth(Supplier<Optional<RuntimeException>> failure) implements HttpService {
  @Override
  public void routing(HttpRules rules) {
    rules.get(
        "/health/seal",
        (_, response) -> {
          Optional<RuntimeException> found = failure.get();
          response
              .status(found.isPresent() ? Status.SERVICE_UNAVAILABLE_503 : Status.OK_200)
              .send(found.map(SealHealth::reason).orElse("sealing") + "\n");
        });
  }

  /// Our own failures say what is wrong without any telemetry; others are named by their kind.
  private static String reason(RuntimeException failure) {
    return failure instanceof AirworthyException known
        ? "not sealing: " + known.getMessage()
        : "not sealing: " + failure.getClass().getSimpleName();
  }
}
