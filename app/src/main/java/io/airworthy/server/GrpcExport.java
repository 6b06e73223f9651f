package io.airworthy.server;

import io.airworthy.telemetry.ExportResult;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.SentBody;
import io.airworthy.telemetry.Signal;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/// One `Export` call: when its sender has said that nothing follows, the library hands its message
/// on, which is taken as it is read, and answered.
final class GrpcExport extends ServerCall.Listener<InputStream> {
  /// One message, and one more for the library to see that there is none.
  private static final int MESSAGES = 2;

  private final ServerCall<InputStream, byte[]> call;
  private final Signal signal;
  private final OtlpReceiver receiver;
  private final GrpcArrival arrival = GrpcArrival.current();
  private Optional<Answer> answer = Optional.empty();

  private GrpcExport(ServerCall<InputStream, byte[]> call, Signal signal, OtlpReceiver receiver) {
    this.call = call;
    this.signal = signal;
    this.receiver = receiver;
  }

  static GrpcExport begin(
      ServerCall<InputStream, byte[]> call, Signal signal, OtlpReceiver receiver) {
    GrpcExport export = new GrpcExport(call, signal, receiver);
    export.arrival.begin(refusal -> export.close(export.answer(refusal)));
    call.request(MESSAGES);
    return export;
  }

  private sealed interface Answer {
    record Response(byte[] message) implements Answer {}

    record Failure(StatusRuntimeException why) implements Answer {}
  }

  @Override
  public void onMessage(InputStream message) {
    SentBody body = new SentBody(message, length(message));
    answer = Optional.of(answer(receiver.export(signal, body, arrival.request())));
  }

  /// How long a message is; the library knows only those that it did not decompress.
  private static OptionalLong length(InputStream message) {
    try {
      return message instanceof KnownLength
          ? OptionalLong.of(message.available())
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private Answer answer(ExportResult result) {
    return switch (result) {
      case ExportResult.Taken taken -> new Answer.Response(receiver.response(signal, taken));
      case ExportResult.Undecodable _ -> new Answer.Failure(GrpcFailures.undecodable());
      case ExportResult.TooLarge _ -> new Answer.Failure(GrpcFailures.tooLarge());
      case ExportResult.Unavailable unavailable ->
          new Answer.Failure(GrpcFailures.unavailable(unavailable.message()));
    };
  }

  private static Answer empty() {
    return new Answer.Failure(
        Status.INVALID_ARGUMENT.withDescription("a call has a request").asRuntimeException());
  }

  @Override
  public void onHalfClose() {
    if (arrival.end()) {
      close(answer.orElseGet(GrpcExport::empty));
    }
  }

  private void close(Answer last) {
    switch (last) {
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

  @Override
  public void onComplete() {
    over();
  }

  @Override
  public void onCancel() {
    over();
  }

  /// Nothing of the call is held any more.
  private void over() {
    arrival.end();
    arrival.request().close();
  }
}
