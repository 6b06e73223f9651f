package io.airworthy.simulator;

import java.util.List;

/// Who sent a span or an event: the OTLP resource, and the instrumentation that spoke.
record Origin(String serviceName, String serviceVersion, String environment, Dialect dialect) {

  List<Attribute> resource() {
    return List.of(
        Attribute.of("service.name", serviceName),
        Attribute.of("service.version", serviceVersion),
        Attribute.of("deployment.environment.name", environment));
  }
}
