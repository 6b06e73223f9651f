package io.airworthy.server;

import io.airworthy.telemetry.Signal;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/// Calls over one connection whose messages are written piece by piece, and no further than told.
/// Their answers carry no message.
final class UnfinishedCalls implements AutoCloseable {
  private final String url;
  private final OkHttpClient client;

  /// @param target where OTLP over gRPC is taken
  UnfinishedCalls(String target) {
    this.url = target + "/" + OtlpGrpc.serviceName(Signal.TRACES) + "/Export";
    this.client =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .retryOnConnectionFailure(false)
            .readTimeout(Duration.ZERO)
            .build();
    client.dispatcher().setMaxRequestsPerHost(64);
  }

  /// One of the calls.
  ///
  /// @param out where its message is written
  /// @param answer the headers of the answer
  record Unfinished(BufferedSink out, CompletableFuture<Headers> answer) {
    /// Promises a message.
    ///
    /// @param compression 1 when it is compressed, 0 otherwise
    Unfinished begin(int compression, int length) throws IOException {
      out.writeByte(compression).writeInt(length).flush();
      return this;
    }

    /// Writes a piece so many times, or until the call is refused.
    void write(byte[] piece, int times) {
      try {
        for (int i = 0; i < times && !answer.isDone(); i++) {
          out.write(piece).flush();
        }
      } catch (IOException e) {
        answer.join();
      }
    }

    /// The status of the answer, waiting for it.
    Status.Code status() {
      String code = answer.join().get("grpc-status");
      return Status.fromCodeValue(Integer.parseInt(code)).getCode();
    }

    /// Whether the answer says when to try again.
    boolean isRetried() {
      return answer.join().get("grpc-status-details-bin") != null;
    }
  }

  /// Begins a call.
  Unfinished call() {
    CompletableFuture<BufferedSink> out = new CompletableFuture<>();
    CompletableFuture<Headers> answer = new CompletableFuture<>();
    client
        .newCall(
            new Request.Builder()
                .url(url)
                .header("te", "trailers")
                .header("grpc-encoding", "gzip")
                .post(new Body(out))
                .build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  answer.complete(response.headers());
                }
              }

              @Override
              public void onFailure(Call call, IOException e) {
                answer.completeExceptionally(e);
              }
            });
    return new Unfinished(out.join(), answer);
  }

  /// A body that is written elsewhere, while the answer is awaited.
  private static final class Body extends RequestBody {
    private final CompletableFuture<BufferedSink> out;

    private Body(CompletableFuture<BufferedSink> out) {
      this.out = out;
    }

    @Override
    public MediaType contentType() {
      return MediaType.get("application/grpc");
    }

    @Override
    public boolean isDuplex() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) {
      out.complete(sink);
    }
  }

  /// Breaks off all that is under way.
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().close();
  }
}
