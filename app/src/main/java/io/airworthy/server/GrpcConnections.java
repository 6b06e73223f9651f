package io.airworthy.server;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Bounds the connections of gRPC: what each may send before anything of it is reckoned is memory
/// too. One too many is closed, and its sender, who finds the server unavailable, tries again.
final class GrpcConnections extends ServerTransportFilter {
  private static final Attributes.Key<Boolean> COUNTED = Attributes.Key.create("counted");

  private final Semaphore free;

  /// @param most that are open at once
  GrpcConnections(int most) {
    this.free = new Semaphore(most);
  }

  @Override
  public Attributes transportReady(Attributes connection) {
    if (!free.tryAcquire()) {
      throw Status.UNAVAILABLE.withDescription("too many connections").asRuntimeException();
    }
    return connection.toBuilder().set(COUNTED, true).build();
  }

  @Override
  public void transportTerminated(@Nullable Attributes connection) {
    if (connection != null && connection.get(COUNTED) != null) {
      free.release();
    }
  }
}
