package io.airworthy.server;

import io.airworthy.telemetry.ExportResult;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.Signal;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// One `Export` call: its message is taken as it is read, and answered when the sender has said
/// that nothing follows.
final class GrpcExport extends ServerCall.Listener<InputStream> {
  /// One message, and one more to see that there is none.
  private static final int MESSAGES = 2;

  private final ServerCall<InputStream, byte[]> call;
  private final Signal signal;
  private final OtlpReceiver receiver;
  private final Semaphore places;
  private Optional<Answer> answer = Optional.empty();

  private GrpcExport(
      ServerCall<InputStream, byte[]> call,
      Signal signal,
      OtlpReceiver receiver,
      Semaphore places) {
    this.call = call;
    this.signal = signal;
    this.receiver = receiver;
    this.places = places;
  }

  /// @param places requests under way at once, shared with the other transport
  static GrpcExport begin(
      ServerCall<InputStream, byte[]> call,
      Signal signal,
      OtlpReceiver receiver,
      Semaphore places) {
    call.request(MESSAGES);
    return new GrpcExport(call, signal, receiver, places);
  }

  private sealed interface Answer {
    record Response(byte[] message) implements Answer {}

    record Failure(StatusRuntimeException why) implements Answer {}
  }

  @Override
  public void onMessage(InputStream message) {
    answer =
        Optional.of(
            answer.isPresent()
                ? misused("a call has one request")
                : places.tryAcquire() ? taken(message) : new Answer.Failure(GrpcFailures.busy()));
  }

  private Answer taken(InputStream message) {
    try {
      return switch (receiver.export(signal, message)) {
        case ExportResult.Taken taken -> new Answer.Response(receiver.response(signal, taken));
        case ExportResult.Undecodable _ -> new Answer.Failure(GrpcFailures.undecodable());
        case ExportResult.TooLarge _ -> new Answer.Failure(GrpcFailures.tooLarge());
        case ExportResult.Unavailable unavailable ->
            new Answer.Failure(GrpcFailures.unavailable(unavailable.message()));
      };
    } finally {
      places.release();
    }
  }

  private static Answer misused(String how) {
    return new Answer.Failure(
        Status.INVALID_ARGUMENT.withDescription(how).asRuntimeException(new Metadata()));
  }

  @Override
  public void onHalfClose() {
    switch (answer.orElseGet(() -> misused("a call has a request"))) {
      case Answer.Response(byte[] message) -> {
        call.sendHeaders(new Metadata());
        call.sendMessage(message);
        call.close(Status.OK, new Metadata());
      }
      case Answer.Failure(StatusRuntimeException why) ->
          call.close(
              why.getStatus(), Optional.ofNullable(why.getTrailers()).orElseGet(Metadata::new));
    }
  }
}
