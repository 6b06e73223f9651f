/// OTLP and files in; the privacy boundary; turns, feedback and changes out.
///
/// Invariant: text exists only as `Utterance`, inside this package, in memory, for the length of
/// one call.
/// Never: stores or logs what users said.
@NullMarked
package io.airworthy.telemetry;

import org.jspecify.annotations.NullMarked;
