package io.airworthy.simulator;

import java.util.OptionalLong;

/// Tokens of one reply.
///
/// @param input tokens read
/// @param output tokens written
/// @param cacheWrite tokens put into the provider's prompt cache, when it reports that
/// @param spelling under which key the written tokens are sent
record Usage(long input, long output, OptionalLong cacheWrite, Spelling spelling) {
  /// Under which key the written tokens are sent.
  enum Spelling {
    /// The key of the dialect.
    CONVENTION,
    /// A key that no convention knows: what a broken release sends.
    UNKNOWN
  }
}
