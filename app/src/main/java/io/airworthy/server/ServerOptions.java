package io.airworthy.server;

import io.airworthy.AirworthyException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where the server listens and how much it takes at once.
///
/// @param port of pages, API and health, 0 to 65535; 0 takes any free one
/// @param otlpPort of OTLP over HTTP, 0 to 65535; 0 takes any free one
/// @param grpcPort of OTLP over gRPC, 0 to 65535; 0 takes any free one
/// @param bind the address of all, which must be a loopback address
/// @param concurrentExports OTLP requests of all transports that are decoded and stored at once, 1
///     to 1,024; one more is told to try again
/// @param connections that each port has open at once, 1 to 65,536; one more waits until another
///     ends
public record ServerOptions(
    int port, int otlpPort, int grpcPort, String bind, int concurrentExports, int connections) {
  /// The port of pages unless told otherwise.
  public static final int DEFAULT_PORT = 8080;

  /// The port of OTLP over HTTP unless told otherwise.
  public static final int DEFAULT_OTLP_PORT = 4318;

  /// The port of OTLP over gRPC unless told otherwise.
  public static final int DEFAULT_GRPC_PORT = 4317;

  /// The address unless told otherwise.
  public static final String LOOPBACK = "127.0.0.1";

  private static final int DEFAULT_CONCURRENT_EXPORTS = 64;
  private static final int DEFAULT_CONNECTIONS = 512;

  /// @throws AirworthyException bad input when a port is out of range or the address is no loopback
  public ServerOptions {
    requirePort("port", port);
    requirePort("otlp-port", otlpPort);
    requirePort("otlp-grpc-port", grpcPort);
    if (concurrentExports < 1 || concurrentExports > 1024) {
      throw AirworthyException.badInput(
          "concurrent-exports: found " + concurrentExports + ", expected 1 to 1024");
    }
    if (connections < 1 || connections > 65_536) {
      throw AirworthyException.badInput(
          "connections: found " + connections + ", expected 1 to 65536");
    }
    requireLoopback(bind);
  }

  /// These ports on the loopback, 64 exports at once, 512 connections to each port.
  public static ServerOptions onLoopback(int port, int otlpPort, int grpcPort) {
    return new ServerOptions(
        port, otlpPort, grpcPort, LOOPBACK, DEFAULT_CONCURRENT_EXPORTS, DEFAULT_CONNECTIONS);
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw AirworthyException.badInput(name + ": found " + port + ", expected 0 to 65535");
    }
  }

  private static void requireLoopback(String bind) {
    try {
      if (InetAddress.getByName(bind).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw AirworthyException.badInput("bind: " + bind + " is no address of this machine", e);
    }
    throw AirworthyException.badInput(
        "bind: found "
            + bind
            + ", expected a loopback address: without authentication this server is for its own"
            + " machine only; put a proxy that authenticates in front of it");
  }
}
