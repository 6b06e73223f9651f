package io.airworthy.telemetry;

/// The answer to an export request.
///
/// A status of 503 asks the sender to try again, after [#RETRY_AFTER_SECONDS]; it never carries
/// anything the request did.
///
/// @param status the HTTP status: 200, 400, 413, 415 or 503
/// @param contentType `application/json` or `application/x-protobuf`
/// @param body an `Export*ServiceResponse`, or for other statuses than 200 a `google.rpc.Status`
public record OtlpReply(int status, String contentType, byte[] body) {
  /// When to try again after a 503.
  public static final int RETRY_AFTER_SECONDS = 1;

  /// Copies the body.
  public OtlpReply {
    body = body.clone();
  }

  /// A copy of the body.
  @Override
  public byte[] body() {
    return body.clone();
  }
}
