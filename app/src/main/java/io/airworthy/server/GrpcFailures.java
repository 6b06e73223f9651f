package io.airworthy.server;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Duration;
import io.airworthy.AirworthyException;
import io.airworthy.telemetry.ExportResult;
import io.airworthy.telemetry.OtlpReply;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// How an export over gRPC fails, such that senders do the right thing: what may pass carries
/// `RetryInfo` (without it `RESOURCE_EXHAUSTED` is not retried and data is lost), what never passes
/// does not.
final class GrpcFailures {
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final String RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";

  private GrpcFailures() {}

  /// Nothing could be stored for now.
  static StatusRuntimeException unavailable(String message) {
    return retryable(Status.UNAVAILABLE, message);
  }

  /// The request is not OTLP.
  static StatusRuntimeException undecodable() {
    return Status.INVALID_ARGUMENT
        .withDescription("the request is not OTLP protobuf")
        .asRuntimeException();
  }

  /// The request is too large ever to be taken: without `RetryInfo` it is not sent again.
  static StatusRuntimeException tooLarge() {
    return Status.RESOURCE_EXHAUSTED
        .withDescription(ExportResult.TooLarge.MESSAGE)
        .asRuntimeException();
  }

  private static StatusRuntimeException retryable(Status status, String message) {
    Metadata trailers = new Metadata();
    trailers.put(DETAILS, details(status.getCode().value(), message));
    return status.withDescription(message).asRuntimeException(trailers);
  }

  /// A `google.rpc.Status` with a `google.rpc.RetryInfo`; both have stable field numbers.
  private static byte[] details(int code, String message) {
    Duration delay = Duration.newBuilder().setSeconds(OtlpReply.RETRY_AFTER_SECONDS).build();
    Any retryInfo =
        Any.newBuilder()
            .setTypeUrl(RETRY_INFO)
            .setValue(ByteString.copyFrom(message(out -> out.writeMessage(1, delay))))
            .build();
    return message(
        out -> {
          out.writeInt32(1, code);
          out.writeString(2, message);
          out.writeMessage(3, retryInfo);
        });
  }

  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw AirworthyException.internal("a status cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }
}
