package io.airworthy.telemetry;

import io.airworthy.MessageSignals;
import io.airworthy.Pseudonym;
import io.airworthy.ReplySignals;
import io.airworthy.TraceId;
import java.util.Optional;

/// What is computed from texts on their way through the boundary. Thread-safe.
interface TextSignals {
  /// The signals of the user's last message.
  Optional<MessageSignals> message(
      Transcript transcript, Optional<Pseudonym> conversation, TraceId traceId);

  /// The signals of the reply.
  Optional<ReplySignals> reply(Transcript transcript);
}
