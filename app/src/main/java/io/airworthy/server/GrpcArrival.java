package io.airworthy.server;

import io.airworthy.telemetry.ArrivingRequest;
import io.airworthy.telemetry.ExportResult;
import io.airworthy.telemetry.OtlpReceiver;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The arrival of one call, whose message the library gathers whole before it hands it on: the
/// memory of each piece is taken as it comes in, and a call for which there is none, or that takes
/// too long, is refused.
///
/// Pieces come in on a thread of the transport's, the message is handed on by another one when
/// nothing more can come in: no two threads use the request at once.
final class GrpcArrival extends ServerStreamTracer {
  private static final Context.Key<GrpcArrival> KEY = Context.key("arrival");
  private static final ExportResult SLOW =
      new ExportResult.Unavailable("the request took too long to arrive; try again");

  private final ArrivingRequest request;
  private final Duration patience;
  private final CompletableFuture<Optional<ExportResult>> end = new CompletableFuture<>();

  private GrpcArrival(ArrivingRequest request, Duration patience) {
    this.request = request;
    this.patience = patience;
  }

  /// @param patience how long a call may take until its sender has said that nothing follows
  static ServerStreamTracer.Factory factory(OtlpReceiver receiver, Duration patience) {
    return new ServerStreamTracer.Factory() {
      @Override
      public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        return new GrpcArrival(receiver.arriving(), patience);
      }
    };
  }

  /// That of the call that begins on this thread.
  static GrpcArrival current() {
    return KEY.get();
  }

  @Override
  public Context filterContext(Context context) {
    return context.withValue(KEY, this);
  }

  /// Begins, before anything is asked for.
  ///
  /// @param refusal closes the call; on any thread, and only if the arrival has not ended
  void begin(Consumer<ExportResult> refusal) {
    var _ =
        end.completeOnTimeout(Optional.of(SLOW), patience.toMillis(), TimeUnit.MILLISECONDS)
            .thenAccept(refused -> refused.ifPresent(refusal));
  }

  /// The request as far as it has arrived.
  ArrivingRequest request() {
    return request;
  }

  /// Ends it: it is refused no more.
  ///
  /// @return whether the caller has ended it, who may then close the call
  boolean end() {
    return end.complete(Optional.empty());
  }

  /// Refuses a piece for which there is no room. The exception makes the library drop at once what
  /// it has gathered of the call; the refusal is on its way before.
  @Override
  public void inboundWireSize(long bytes) {
    Optional<ExportResult> refused = request.add(bytes);
    if (refused.isPresent()) {
      end.complete(refused);
      throw Status.CANCELLED.withDescription("refused").asRuntimeException();
    }
  }
}
