/// The doctor: whether this machine and a data directory are sound.
///
/// Takes a data directory, with or without a server on it; gives findings, each with what to do.
/// Invariant: looking makes and changes nothing.
/// Never: repairs, or repeats anything from telemetry.
@NullMarked
package io.airworthy.doctor;

import org.jspecify.annotations.NullMarked;
