package io.airworthy.server;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Tries ports before the server takes them, to say which one it cannot have: the HTTP library logs
/// a stack trace, names none, and does not throw.
final class FreePorts {
  private FreePorts() {}

  /// @throws AirworthyException bad input that names the first port which cannot be had
  static void require(ServerOptions options) {
    require(options, "--port", options.port());
    require(options, "--otlp-port", options.otlpPort());
    require(options, "--otlp-grpc-port", options.grpcPort());
  }

  private static void require(ServerOptions options, String option, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(options.bind()))) {
      if (!socket.isBound()) {
        throw new IOException("not bound");
      }
    } catch (IOException e) {
      throw AirworthyException.badInput(
          "port %d of %s is taken, or may not be used; stop who holds it, or name another with %s"
              .formatted(port, options.bind(), option),
          e);
    }
  }
}
