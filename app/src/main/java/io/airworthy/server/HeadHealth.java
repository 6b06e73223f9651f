package io.airworthy.server;

import io.airworthy.telemetry.HeadCounts;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.function.Supplier;

/// `/health/heads`: how often text heads were asked and could not answer in time. It is always 200:
/// a signal that is unavailable costs no row.
///
/// @param counts so far
public record HeadHealth(Supplier<HeadCounts> counts) implements HttpService {
  @Override
  public void routing(HttpRules rules) {
    rules.get(
        "/health/heads",
        (_, response) -> {
          HeadCounts now = counts.get();
          response.send(
              "asked %d = scored %d + withheld %d + unavailable %d\n"
                  .formatted(now.asked(), now.scored(), now.withheld(), now.unavailable()));
        });
  }
}
