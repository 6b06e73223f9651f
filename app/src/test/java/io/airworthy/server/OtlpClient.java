package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.airworthy.telemetry.Signal;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Sends export requests in protobuf to a server, by either transport.
public record OtlpClient(AirworthyServer server) {
  /// What carries a request.
  public enum Transport {
    /// HTTP with a protobuf body.
    HTTP,
    /// A unary call.
    GRPC
  }

  /// What a sender understands of an answer, whatever carried it.
  ///
  /// @param code of `google.rpc.Code`
  /// @param retried whether a sender tries again
  /// @param beside headers, or description and trailers
  public record Answer(int code, boolean retried, byte[] response, String beside) {}

  /// Sends one request and waits for its answer.
  public Answer send(Transport transport, Signal signal, byte[] body) throws Exception {
    return switch (transport) {
      case HTTP -> http(signal, body);
      case GRPC -> grpc(signal, body);
    };
  }

  private Answer http(Signal signal, byte[] body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> reply =
          client.send(
              HttpRequest.newBuilder(URI.create(server.otlpUrl() + signal.path()))
                  .header("Content-Type", "application/x-protobuf")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      boolean retried = reply.headers().firstValue("Retry-After").isPresent();
      assertThat(retried).isEqualTo(reply.statusCode() == 503);
      int code = reply.statusCode() == 200 ? 0 : reply.body()[1];
      return new Answer(code, retried, reply.body(), reply.headers().map().toString());
    }
  }

  private Answer grpc(Signal signal, byte[] body) throws Exception {
    MethodDescriptor<byte[], byte[]> method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(OtlpGrpc.serviceName(signal) + "/Export")
            .setRequestMarshaller(new GrpcMessages.Bytes())
            .setResponseMarshaller(new GrpcMessages.Bytes())
            .build();
    URI target = URI.create(server.grpcUrl());
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(target.getHost(), target.getPort()).usePlaintext().build();
    try {
      return new Answer(
          0, false, ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, body), "");
    } catch (StatusRuntimeException e) {
      return new Answer(
          e.getStatus().getCode().value(),
          hasRetryInfo(e),
          new byte[0],
          e.getStatus().getDescription() + e.getTrailers());
    } finally {
      channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private static boolean hasRetryInfo(StatusRuntimeException failure) throws Exception {
    byte[] details =
        failure
            .getTrailers()
            .get(Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER));
    // The third field of a status holds its details; its length stands behind the tag.
    int tag = details == null ? -1 : new String(details, StandardCharsets.ISO_8859_1).indexOf(0x1a);
    return tag >= 0
        && Any.parseFrom(ByteString.copyFrom(details, tag + 2, details[tag + 1]))
            .getTypeUrl()
            .endsWith("google.rpc.RetryInfo");
  }
}
